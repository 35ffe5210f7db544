import type { Demuxer, Progress, Publication } from "@codex/media"

import type { Heard } from "./listen"

export interface SourceInput {
  /** Private folder of this job; the source lies in it as `file`. */
  cwd: string
  file: string
  demuxer: Demuxer
  signal: AbortSignal
}

export interface TranscodeInput extends SourceInput {
  sizeBytes: number
  onProgress: (progress: Progress) => void
}

/** What there is to see and hear beside the renditions. */
export type Facts = Pick<
  Publication,
  "posterCount" | "hasStoryboard" | "hasWaveform" | "loudnessLufs"
>

/** One stage: files to store, then what is shown from then on. */
export interface StageOutput {
  /** New names in the folder, grouped in the order a reader needs them. */
  files: string[][]
  shows: Omit<Publication, "thumbnailKey" | "outputBytes">
}

/**
 * What turns a source into HLS, stage by stage (ADR 0033); ffmpeg is the
 * default. It goes on when its reader asks for the next stage.
 */
export interface Transcoder {
  transcode(input: TranscodeInput): AsyncIterable<StageOutput>
  /** Looks at a sound file, which is played as it is. */
  listen(input: SourceInput, durationMs: number): Promise<Heard>
}
