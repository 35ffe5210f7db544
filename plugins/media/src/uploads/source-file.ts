import { createWriteStream } from "node:fs"
import { mkdtemp, rm, truncate } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"

import {
  type Demuxer,
  SNIFF_BYTES,
  sniff,
  type StorageDriver,
} from "@codex/media"

/** The first bytes of an object. */
export async function readFirst(
  storage: StorageDriver,
  key: string,
  count: number
): Promise<Buffer> {
  const { stream } = await storage.read(key, { start: 0, end: count - 1 })
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Sniffs the stored bytes themselves, whatever was declared. */
export async function sniffStored(
  storage: StorageDriver,
  key: string
): Promise<Demuxer | null> {
  return sniff(await readFirst(storage, key, SNIFF_BYTES))
}

/** Streams an object to a local file: ffmpeg never sees a URL. */
export async function download(
  storage: StorageDriver,
  key: string,
  path: string,
  signal?: AbortSignal
): Promise<void> {
  const { stream } = await storage.read(key)
  await pipeline(stream, createWriteStream(path), { signal })
}

/** Its first bytes, in a file as long as the whole object; the rest is a hole. */
export async function downloadHead(
  storage: StorageDriver,
  key: string,
  path: string,
  bytes: number
): Promise<void> {
  const { stream, size } = await storage.read(key, { start: 0, end: bytes - 1 })
  await pipeline(stream, createWriteStream(path))
  await truncate(path, size)
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
