import { createWriteStream } from "node:fs"
import { mkdtemp, rm, stat, truncate } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"

import {
  type Demuxer,
  SNIFF_BYTES,
  sniff,
  type StorageDriver,
} from "@codex/media"

import { again, NotWhole } from "../storage/again"

/** A storage that says less than it has must not pass for the whole object. */
function assertWhole(key: string, found: number, expected: number): void {
  if (found !== expected) {
    throw new NotWhole(`${key}: read ${found} of ${expected} bytes`)
  }
}

/** The first bytes of an object. */
export function readFirst(
  storage: StorageDriver,
  key: string,
  count: number
): Promise<Buffer> {
  return again(async () => {
    const range = { start: 0, end: count - 1 }
    const { stream, size } = await storage.read(key, range)
    const chunks: Buffer[] = []
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
    }
    const first = Buffer.concat(chunks)
    assertWhole(key, first.length, Math.min(count, size))
    return first
  })
}

/** Sniffs the stored bytes themselves, whatever was declared. */
export async function sniffStored(
  storage: StorageDriver,
  key: string
): Promise<Demuxer | null> {
  return sniff(await readFirst(storage, key, SNIFF_BYTES))
}

export interface Wanted {
  key: string
  /** All of it, as its row knows. */
  bytes: number
  /** The local file. */
  path: string
}

/** Streams an object to a local file: ffmpeg never sees a URL. */
export function download(
  storage: StorageDriver,
  { key, bytes, path }: Wanted,
  signal?: AbortSignal
): Promise<void> {
  return again(async () => {
    const { stream } = await storage.read(key)
    await pipeline(stream, createWriteStream(path), { signal })
    assertWhole(key, (await stat(path)).size, bytes)
  }, signal)
}

/** Its first bytes, in a file as long as the whole object; the rest is a hole. */
export function downloadHead(
  storage: StorageDriver,
  { key, bytes, path }: Wanted,
  headBytes: number
): Promise<void> {
  return again(async () => {
    const { stream } = await storage.read(key, { start: 0, end: headBytes - 1 })
    await pipeline(stream, createWriteStream(path))
    assertWhole(key, (await stat(path)).size, Math.min(headBytes, bytes))
    await truncate(path, bytes)
  })
}

/** Runs `fn` in a private folder that is gone afterwards. */
export async function inTemporaryFolder<T>(
  fn: (folder: string) => Promise<T>
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "codex-media-"))
  try {
    return await fn(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
