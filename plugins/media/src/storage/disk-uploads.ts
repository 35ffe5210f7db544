import type { Dirent } from "node:fs"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"

import type { OpenUpload } from "@codex/media"

import type { DiskPaths } from "./disk-paths"
import { orIfMissing } from "./missing"

/** The file of an upload's folder that says where its object will lie. */
export const KEY_FILE = "key"

/** Uploads below `prefix` that were neither joined nor aborted. */
export async function openUploads(
  paths: DiskPaths,
  prefix: string
): Promise<OpenUpload[]> {
  const entries = await readdir(paths.uploads(), {
    withFileTypes: true,
  }).catch(orIfMissing<Dirent[]>([]))
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => openUpload(paths, name))
  )
  return found
    .filter((upload) => upload !== null)
    .filter(({ key }) => key.startsWith(prefix))
}

async function openUpload(
  paths: DiskPaths,
  uploadId: string
): Promise<OpenUpload | null> {
  const file = join(paths.upload(uploadId), KEY_FILE)
  // Joined or aborted while we were looking.
  const key = await readFile(file, "utf8").catch(orIfMissing(null))
  const made = await stat(file).catch(orIfMissing(null))
  return key !== null && made ? { key, uploadId, startedAt: made.mtime } : null
}
