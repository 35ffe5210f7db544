import type {
  ChunkResult,
  ChunkTask,
  Demuxer,
  Progress,
  Publication,
} from "@codex/media"

import type { Heard } from "./listen"

export interface SourceInput {
  /** Private folder of this job; the source lies in it as `file`. */
  cwd: string
  file: string
  demuxer: Demuxer
  signal: AbortSignal
}

/** One part of a ladder, and the source it is encoded from. */
export interface ChunkInput extends SourceInput {
  sizeBytes: number
  task: ChunkTask
}

/** Of the same file in storage, for a service that fetches it there. */
export interface StoredSource {
  key: string
  /** Where the service may leave what it makes; the worker clears it away. */
  servicePrefix: string
}

export interface TranscodeInput extends SourceInput {
  sizeBytes: number
  stored: StoredSource
  /** Has the parts of a long ladder made; without it everything is made here. */
  share?: Share
  onProgress: (progress: Progress) => void
}

/**
 * Gives the parts to whoever has time and waits for all of them.
 *
 * @param onDone how much is done, 0 to 1, and after how many milliseconds
 */
export type Share = (
  tasks: readonly ChunkTask[],
  onDone: (share: number, afterMs: number) => void
) => Promise<ChunkResult[]>

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

/** A transcoder whose ladders may be divided among workers. */
export interface ChunkEncoder extends Transcoder {
  /** Encodes one part of a ladder that another worker has divided. */
  encodeChunk(input: ChunkInput): Promise<ChunkResult>
}

export const encodesChunks = (
  transcoder: Transcoder
): transcoder is ChunkEncoder => "encodeChunk" in transcoder
