import type { ChunkResult } from "@codex/media"

import { resolveTool } from "./binaries"
import { encodeChunk } from "./encode-chunk"
import { type Heard, listen } from "./listen"
import type {
  ChunkEncoder,
  ChunkInput,
  SourceInput,
  StageOutput,
  TranscodeInput,
} from "./port"
import { runStage, type StageRun } from "./run-stage"
import { makeShared, tasksOf } from "./share"
import { type FfmpegOptions, transcodeInStages } from "./transcode-in-stages"

/** A stage by one command, or in parts by everybody who has time. */
async function make(run: StageRun, index: number): Promise<void> {
  const { share } = run.input
  const tasks = share ? tasksOf(run, index) : []
  if (share && tasks.length > 1) {
    await makeShared(run, index, tasks, share)
  } else {
    await runStage(run, index)
  }
}

/** Everything is made here, by ffmpeg. */
export class FfmpegTranscoder implements ChunkEncoder {
  constructor(private readonly options: FfmpegOptions = {}) {}

  async encodeChunk(input: ChunkInput): Promise<ChunkResult> {
    const { ffmpegPath, threads = 4 } = this.options
    const ffmpeg = await resolveTool("ffmpeg", ffmpegPath)
    return encodeChunk(ffmpeg, threads, input)
  }

  async listen(input: SourceInput, durationMs: number): Promise<Heard> {
    const ffmpeg = await resolveTool("ffmpeg", this.options.ffmpegPath)
    return listen({ ...input, ffmpeg }, durationMs)
  }

  transcode(input: TranscodeInput): AsyncGenerator<StageOutput> {
    return transcodeInStages(input, this.options, { isElsewhere: false, make })
  }
}
