import { readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

import type { StorageDriver } from "@codex/media"

import { contentTypeOf } from "../storage/content-type"
import type { TranscodeOutput } from "../transcoder/ffmpeg-transcoder"
import { TranscodeAborted, TranscodeFailure } from "../transcoder/failure"

const PARALLEL = 4

export interface StoreInput {
  storage: StorageDriver
  cwd: string
  prefix: string
  output: TranscodeOutput
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

async function segmentsOf(cwd: string, rung: string): Promise<string[]> {
  const names = await readdir(join(cwd, rung))
  return names
    .filter((name) => !name.endsWith(".m3u8"))
    .map((name) => `${rung}/${name}`)
}

/** Files by the order a reader needs them: segments, playlists, master. */
async function ordered(
  cwd: string,
  output: TranscodeOutput
): Promise<string[][]> {
  const rungs = output.rungs.map(({ name }) => name)
  const segments = await Promise.all(rungs.map((r) => segmentsOf(cwd, r)))
  await writeFile(join(cwd, "master.m3u8"), output.master)
  const picture = output.thumbnail ? ["thumbnail.jpg", ...output.pictures] : []
  return [
    [...segments.flat(), ...picture],
    rungs.map((rung) => `${rung}/index.m3u8`),
    ["master.m3u8"],
  ]
}

/**
 * Stores one attempt under its own prefix, playlists last, then checks that
 * everything arrived (RELIABILITY §2.2 rule 4). Of an attempt that fails or is
 * called off nothing stays: who took the job over may have cleared up already.
 */
export async function storeOutput(input: StoreInput): Promise<void> {
  try {
    await storeAll(input)
  } catch (error) {
    await input.storage.removePrefix(input.prefix).catch(() => undefined)
    throw error
  }
}

async function storeAll(input: StoreInput): Promise<void> {
  const { storage, cwd, prefix, output, signal } = input
  const groups = await ordered(cwd, output)
  for (const names of groups) {
    await inParallel(names, signal, (name) =>
      storage.putFile(`${prefix}${name}`, join(cwd, name), contentTypeOf(name))
    )
  }
  const stored = await storage.listPrefix(prefix)
  const sizes = new Map(stored.map(({ key, size }) => [key, size]))
  const lost = groups.flat().filter((name) => !sizes.get(`${prefix}${name}`))
  if (lost.length > 0) {
    throw new TranscodeFailure("storage_unavailable", `lost: ${lost.join(" ")}`)
  }
}
