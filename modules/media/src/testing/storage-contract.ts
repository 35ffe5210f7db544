import { randomBytes } from "node:crypto"

import type { Case, StorageFixture } from "./storage-fixture"
import * as objects from "./storage-objects"
import * as uploads from "./storage-uploads"

export interface ContractCase {
  name: string
  run: () => Promise<void>
}

const CASES: Record<string, Case> = {
  "joins parts sent in any order, and completes twice harmlessly":
    uploads.multipart,
  "refuses a part of another size than signed": uploads.sizeIsSigned,
  "refuses a link changed to another part, signature or upload":
    uploads.linkIsBound,
  "refuses a link whose time is over": uploads.linkExpires,
  "signs a thousand parts at once": uploads.manyLinks,
  "forgets an aborted upload": uploads.aborted,
  "lists what was begun and not finished": uploads.openUploads,
  "stores parts sent by the server itself": uploads.putPart,
  "reads ranges and reports the whole size": objects.ranges,
  "copies without the original and deletes twice": objects.copies,
  "lists and removes exactly one prefix": objects.prefixes,
}

/**
 * Every storage driver passes these, over real HTTP:
 * `for (const { name, run } of storageContract(make)) it(name, run)`.
 */
export function storageContract(
  makeDriver: () => Promise<StorageFixture> | StorageFixture
): ContractCase[] {
  return Object.entries(CASES).map(([name, test]) => ({
    name,
    run: async () => {
      const fixture = await makeDriver()
      const prefix = `media/contract/${randomBytes(6).toString("hex")}/`
      try {
        await test(fixture, prefix)
      } finally {
        await fixture.driver.removePrefix(prefix)
      }
    },
  }))
}
