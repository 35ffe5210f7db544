import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

import {
  joinedPlaylist,
  parseMediaPlaylist,
  type StorageDriver,
} from "@codex/media"

import { download, readFirst } from "../../uploads/source-file"
import { TranscodeFailure } from "../failure"
import { inParallel } from "../in-parallel"
import { measure, playlistOf } from "../measure"
import type { StageRun } from "../run-stage"
import { BASE, modifierOf } from "./job-settings"

const GIB = 1024 ** 3
/** Six hours of segments, with room. */
const PLAYLIST_BYTES = 4 * 1024 ** 2

interface Left {
  storage: StorageDriver
  folder: string
  sizes: ReadonlyMap<string, number>
}

/** The cap of what ffmpeg may write: 2 × input + 1 GB. */
function assertBounded({ sizes }: Left, sizeBytes: number): void {
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (bytes > sizeBytes * 2 + GIB) {
    throw new TranscodeFailure("output_too_large", `${bytes} bytes`)
  }
}

/** Keys of a rendition's segments, in order, and how long each lasts. */
async function segmentsOf({ storage, folder, sizes }: Left, name: string) {
  const key = `${folder}${BASE}${modifierOf(name)}.m3u8`
  const known = sizes.has(key)
  const text = known ? await readFirst(storage, key, PLAYLIST_BYTES) : ""
  const segments = parseMediaPlaylist(text.toString()).map(
    ({ seconds, uri }) => {
      const segment = folder + uri
      return { seconds, key: segment, bytes: sizes.get(segment) ?? 0 }
    }
  )
  const lost = segments.filter(({ bytes }) => bytes === 0)
  if (segments.length === 0 || lost.length > 0) {
    const detail = `${key}: ${lost.length} of ${segments.length} segments lost`
    throw new TranscodeFailure("encoder_unavailable", detail)
  }
  return segments
}

/** One rendition, under the names that ffmpeg would have given it. */
async function fetchRendition(
  left: Left,
  name: string,
  { input: { cwd, signal }, made }: StageRun
): Promise<void> {
  const segments = (await segmentsOf(left, name)).map((segment, at) => ({
    ...segment,
    uri: `seg-${String(at).padStart(5, "0")}.ts`,
  }))
  await mkdir(join(cwd, name), { recursive: true })
  await inParallel(segments, signal, ({ key, bytes, uri }) =>
    download(left.storage, { key, bytes, path: join(cwd, name, uri) }, signal)
  )
  await writeFile(join(cwd, playlistOf(name)), joinedPlaylist(segments))
  made.set(name, await measure(cwd, name))
}

/**
 * Brings here what a job left in storage. What is incomplete is cleared away,
 * so that the next attempt has it made anew.
 */
export async function fetchLadder(
  storage: StorageDriver,
  folder: string,
  names: readonly string[],
  run: StageRun
): Promise<void> {
  const found = await storage.listPrefix(folder)
  const sizes = new Map(found.map(({ key, size }) => [key, size]))
  const left = { storage, folder, sizes }
  assertBounded(left, run.input.sizeBytes)
  try {
    for (const name of names) {
      await fetchRendition(left, name, run)
    }
  } catch (error) {
    if (error instanceof TranscodeFailure) {
      await storage.removePrefix(folder)
    }
    throw error
  }
}
