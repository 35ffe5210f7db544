import type { MediaOptions, StorageDriver } from "@codex/media"

import { FfmpegTranscoder } from "./ffmpeg-transcoder"
import { MediaConvertTranscoder } from "./mediaconvert/mediaconvert-transcoder"
import type { Transcoder } from "./port"

/** The transcoder that the plugin's options name. */
export function createTranscoder(
  options: MediaOptions,
  storage: StorageDriver,
  threads: number
): Transcoder {
  const { ffmpegPath, ffprobePath, transcoder, storage: stored } = options
  const tools = { ffmpegPath, ffprobePath, threads }
  // The parser of the options refuses a service without S3.
  return transcoder.driver === "mediaconvert" && stored.driver === "s3"
    ? new MediaConvertTranscoder(transcoder, {
        ...{ storage, storageOptions: stored, tools },
      })
    : new FfmpegTranscoder(tools)
}
