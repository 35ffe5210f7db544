import { join } from "node:path"

import type { Demuxer, MediaAsset } from "@codex/media"

import { TranscodeFailure } from "../transcoder/failure"
import { probeFile } from "../transcoder/probe-file"
import type { UploadDeps } from "./create-upload"
import { RefusedContent } from "./refused-content"
import { download, downloadHead, inTemporaryFolder } from "./source-file"

/** More than ffprobe reads (5 MB) behind a cover picture of usual size. */
const HEAD_BYTES = 8 * 1024 ** 2

/**
 * Milliseconds of a stored sound file. Length lies in its first frames and its
 * size, so only its beginning passes the server; the whole of it where that is
 * not enough, behind a large picture say.
 *
 * @throws RefusedContent when there is no sound in it
 */
export function soundLength(
  { storage, ffprobePath }: UploadDeps,
  { source_key: key, size_bytes: size }: MediaAsset,
  demuxer: Demuxer
): Promise<number> {
  return inTemporaryFolder(async (cwd) => {
    const input = { demuxer, file: "source" }
    const { signal } = new AbortController()
    const measure = () => probeFile(input, { cwd, signal, ffprobePath })
    const wanted = { key, bytes: size, path: join(cwd, input.file) }
    if (size > HEAD_BYTES) {
      await downloadHead(storage, wanted, HEAD_BYTES)
      const head = await measure().catch(orIfUnclear)
      if (head?.audio) {
        return head.durationMs
      }
    }
    await download(storage, wanted)
    const whole = await measure().catch(refuseOther)
    if (!whole.audio) {
      throw new RefusedContent("not_audio")
    }
    return whole.durationMs
  })
}

/** Whatever ffprobe makes of a beginning, the whole file has the last word. */
function orIfUnclear(error: unknown): null {
  if (error instanceof TranscodeFailure) {
    return null
  }
  throw error
}

function refuseOther(error: unknown): never {
  throw error instanceof TranscodeFailure && error.code === "not_media"
    ? new RefusedContent("not_audio")
    : error
}
