import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import type {
  ByteRange,
  StorageDriver,
  UploadRef,
} from "../ports/storage-driver"

/** A driver under test and the smallest part its storage accepts mid-upload. */
export interface StorageFixture {
  driver: StorageDriver
  /** S3 refuses parts below 5 MiB except the last. */
  partSize: number
}

/** One promise of the port; `prefix` is a case's own. */
export type Case = (fixture: StorageFixture, prefix: string) => Promise<void>

export const TYPE = "video/mp4"

export async function bytesOf(
  driver: StorageDriver,
  key: string,
  range?: ByteRange
): Promise<Buffer> {
  const { stream } = await driver.read(key, range)
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export async function put(driver: StorageDriver, key: string, bytes: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), "storage-contract-"))
  try {
    await writeFile(join(folder, "file"), bytes)
    await driver.putFile(key, join(folder, "file"), TYPE)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function send(
  { driver }: StorageFixture,
  upload: UploadRef,
  partNumber: number,
  bytes: Buffer
): Promise<Response> {
  const part = { partNumber, size: bytes.length }
  const [signed] = await driver.signParts(upload, [part], 60)
  assert.ok(signed, "a URL per part")
  return fetch(signed.url, { method: "PUT", body: new Uint8Array(bytes) })
}
