import { stat } from "node:fs/promises"
import { join } from "node:path"

import type { StorageDriver } from "@codex/media"

import { again } from "../storage/again"
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

const put = (
  { storage, cwd, prefix, signal }: StoreInput,
  names: readonly string[]
) =>
  inParallel(names, signal, (name) => {
    const path = join(cwd, name)
    const key = `${prefix}${name}`
    return again(() => storage.putFile(key, path, contentTypeOf(name)), signal)
  })

/** What does not lie in storage as it lies here, and the bytes of all there is. */
async function compare({ storage, cwd, prefix, files }: StoreInput) {
  const stored = await storage.listPrefix(prefix)
  const sizes = new Map(stored.map(({ key, size }) => [key, size]))
  const lost: string[] = []
  for (const name of files.flat()) {
    const { size } = await stat(join(cwd, name))
    if (size === 0 || sizes.get(`${prefix}${name}`) !== size) {
      lost.push(name)
    }
  }
  return { lost, bytes: stored.reduce((sum, { size }) => sum + size, 0) }
}

async function storeAll(input: StoreInput): Promise<number> {
  for (const names of input.files) {
    await put(input, names)
  }
  let { lost, bytes } = await compare(input)
  if (lost.length > 0) {
    // Nothing points at them yet, so they may come behind the playlists.
    await put(input, lost)
    ;({ lost, bytes } = await compare(input))
  }
  if (lost.length > 0) {
    throw new TranscodeFailure("storage_unavailable", `lost: ${lost.join(" ")}`)
  }
  return bytes
}
