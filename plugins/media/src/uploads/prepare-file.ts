import { createHash } from "node:crypto"

import type { Tx } from "@codex/kernel"
import {
  type FileType,
  fileTypeOf,
  isPlainText,
  type MediaAsset,
  publishFile,
  SNIFF_BYTES,
  type StorageDriver,
} from "@codex/media"

import { NotWhole } from "../storage/again"
import type { UploadDeps } from "./create-upload"
import { RefusedContent } from "./refused-content"
import { readFirst } from "./source-file"

async function stored(
  storage: StorageDriver,
  asset: MediaAsset
): Promise<FileType> {
  const there = await storage.stat(asset.source_key)
  if (there?.size !== asset.size_bytes) {
    throw new RefusedContent("damaged")
  }
  const first = await readFirst(storage, asset.source_key, SNIFF_BYTES)
  const type = fileTypeOf(asset.filename, first)
  if (!type) {
    throw new RefusedContent("not_that_file")
  }
  return type
}

/** Reads all of it once: its hash, and whether text is text to its end. */
async function hashOf(
  storage: StorageDriver,
  asset: MediaAsset,
  type: FileType
): Promise<string> {
  const isText = type.sign === "text" || type.sign === "json"
  const hash = createHash("sha256")
  const decoder = new TextDecoder("utf-8", { fatal: true })
  const { stream } = await storage.read(asset.source_key)
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (isText && !isPlainText(chunk, decoder)) {
      throw new RefusedContent("not_that_file")
    }
    hash.update(chunk)
  }
  if (bytes !== asset.size_bytes) {
    throw new NotWhole(`${asset.source_key}: read ${bytes} bytes`)
  }
  // Nothing may be left of a character that has no end.
  if (isText && !isPlainText(new Uint8Array(), decoder, {})) {
    throw new RefusedContent("not_that_file")
  }
  return hash.digest("hex")
}

/**
 * A file is published as it is, once its first bytes are those of its name;
 * nothing runs or opens it.
 */
export async function prepareFile(
  { storage }: UploadDeps,
  asset: MediaAsset
): Promise<(tx: Tx) => Promise<MediaAsset | null>> {
  const type = await stored(storage, asset)
  const sha256 = await hashOf(storage, asset, type)
  const contentType = type.contentTypes[0] ?? asset.content_type
  return (tx) => publishFile(tx, asset, { contentType, sha256 })
}
