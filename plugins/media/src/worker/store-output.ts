import { join } from "node:path"

import type { StorageDriver } from "@codex/media"

import { contentTypeOf } from "../storage/content-type"
import { TranscodeFailure } from "../transcoder/failure"
import { inParallel } from "../transcoder/in-parallel"

export interface StoreInput {
  storage: StorageDriver
  cwd: string
  prefix: string
  /** Names in `cwd`, grouped in the order a reader needs them. */
  files: readonly string[][]
  signal: AbortSignal
}

/** Of a stage that was called off nothing stays; earlier ones may be playing. */
async function takeBack({ storage, prefix, files }: StoreInput): Promise<void> {
  const never = new AbortController().signal
  await inParallel(files.flat(), never, (name) =>
    storage.delete(`${prefix}${name}`).catch(() => undefined)
  )
}

/**
 * Stores one stage under the attempt's own prefix, playlists last, then checks
 * that everything arrived (RELIABILITY §2.2 rule 4).
 *
 * @returns bytes of everything under the prefix, earlier stages included
 */
export async function storeOutput(input: StoreInput): Promise<number> {
  try {
    return await storeAll(input)
  } catch (error) {
    await takeBack(input)
    throw error
  }
}

async function storeAll(input: StoreInput): Promise<number> {
  const { storage, cwd, prefix, files, signal } = input
  for (const names of files) {
    await inParallel(names, signal, (name) =>
      storage.putFile(`${prefix}${name}`, join(cwd, name), contentTypeOf(name))
    )
  }
  const stored = await storage.listPrefix(prefix)
  const sizes = new Map(stored.map(({ key, size }) => [key, size]))
  const lost = files.flat().filter((name) => !sizes.get(`${prefix}${name}`))
  if (lost.length > 0) {
    throw new TranscodeFailure("storage_unavailable", `lost: ${lost.join(" ")}`)
  }
  return stored.reduce((sum, { size }) => sum + size, 0)
}
