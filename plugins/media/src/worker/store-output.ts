import { join } from "node:path"

import type { StorageDriver } from "@codex/media"

import { contentTypeOf } from "../storage/content-type"
import { TranscodeAborted, TranscodeFailure } from "../transcoder/failure"

const PARALLEL = 4

export interface StoreInput {
  storage: StorageDriver
  cwd: string
  prefix: string
  /** Names in `cwd`, grouped in the order a reader needs them. */
  files: readonly string[][]
  signal: AbortSignal
}

async function inParallel<T>(
  items: readonly T[],
  signal: AbortSignal,
  fn: (item: T) => Promise<void>
): Promise<void> {
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if (signal.aborted) {
        throw new TranscodeAborted("aborted while storing")
      }
      await fn(item)
    }
  }
  // All of them end before anybody hears of it: a lane that went on would
  // store a file of an attempt that has been cleared away.
  const lanes = await Promise.allSettled(Array.from({ length: PARALLEL }, lane))
  const broken = lanes.find(({ status }) => status === "rejected")
  if (broken?.status === "rejected") {
    throw broken.reason
  }
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
