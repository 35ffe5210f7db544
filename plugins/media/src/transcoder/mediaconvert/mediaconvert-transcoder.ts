import {
  type EncodedRung,
  type MediaConvertOptions,
  type Rung,
  type S3StorageOptions,
  type Stage,
  stagesProgress,
  type StorageDriver,
} from "@codex/media"

import { resolveTool } from "../binaries"
import { TranscodeFailure } from "../failure"
import { type Heard, listen } from "../listen"
import type {
  SourceInput,
  StageOutput,
  TranscodeInput,
  Transcoder,
} from "../port"
import { namesMadeBy, runStage, type StageRun } from "../run-stage"
import { type FfmpegOptions, transcodeInStages } from "../transcode-in-stages"
import { fetchLadder } from "./fetch-ladder"
import { jobFailure } from "./job-failure"
import { orderOf } from "./order"
import { ConvertService } from "./service"
import { takeJob } from "./take-job"
import { PACE, type Pace, watchJob } from "./watch-job"

/** As for ffmpeg, but that a short job may take its time to get going. */
const wallMsFor = (durationMs: number) => Math.max(3_600_000, durationMs * 6)

const isEncoded = (rung: Rung): rung is EncodedRung => rung.kind === "encode"

/** Turns what the service says into our progress, over all stages. */
function percentReporter({ plan, input }: StageRun, index: number) {
  const coverMs = plan.stages[index]?.coverMs ?? 0
  let first: { doneMs: number; at: number } | null = null
  return (percent: number) => {
    const [doneMs, at] = [(percent / 100) * coverMs, Date.now()]
    // A job that was taken over has been under way before.
    first ??= { doneMs, at }
    const speed = (doneMs - first.doneMs) / Math.max(1, at - first.at)
    const progress = { doneMs, speed: speed > 0 ? speed : null }
    input.onProgress(stagesProgress(plan.stages, index, progress))
  }
}

export interface Parts {
  storage: StorageDriver
  storageOptions: S3StorageOptions
  tools: FfmpegOptions
  pace?: Pace
}

/** AWS Elemental MediaConvert makes the ladders, ffmpeg the rest (ADR 0037). */
export class MediaConvertTranscoder implements Transcoder {
  private readonly service: ConvertService

  constructor(
    private readonly options: MediaConvertOptions,
    private readonly parts: Parts
  ) {
    this.service = new ConvertService(options, parts.storageOptions)
  }

  async listen(input: SourceInput, durationMs: number): Promise<Heard> {
    const ffmpeg = await resolveTool("ffmpeg", this.parts.tools.ffmpegPath)
    return listen({ ...input, ffmpeg }, durationMs)
  }

  transcode(input: TranscodeInput): AsyncGenerator<StageOutput> {
    return transcodeInStages(input, this.parts.tools, {
      isElsewhere: true,
      make: (run, index) => this.make(run, index),
    })
  }

  private async make(run: StageRun, index: number): Promise<void> {
    const stage = run.plan.stages[index]
    if (stage?.name !== "ladder") {
      await runStage(run, index)
    } else if (namesMadeBy(stage).length > 0) {
      await this.makeLadder(run, index, stage)
    }
  }

  private async makeLadder(run: StageRun, index: number, stage: Stage) {
    const { storage, storageOptions } = this.parts
    const { sound, rungs } = stage.makes
    const order = orderOf({
      ladder: { rungs: rungs.filter(isEncoded), sound },
      plan: run.plan,
      stored: run.input.stored,
      bucket: storageOptions.bucket,
      options: this.options,
    })
    const { id, folder } = await takeJob(this.service, storage, order)
    await this.finish(id, run, index)
    await fetchLadder(storage, folder, namesMadeBy(stage), run)
  }

  /** Waits for a job; one that nobody waits for any more is cancelled. */
  private async finish(id: string, run: StageRun, index: number) {
    const { signal } = run.input
    try {
      const job = await watchJob(this.service, id, {
        signal,
        pace: this.parts.pace ?? PACE,
        wallMs: wallMsFor(run.plan.durationMs),
        onPercent: percentReporter(run, index),
      })
      const failure = jobFailure(job)
      if (failure) {
        throw failure
      }
    } catch (error) {
      const late =
        error instanceof TranscodeFailure && error.code === "took_too_long"
      if (signal.aborted || late) {
        // Where it has ended meanwhile there is nothing to cancel.
        await this.service.cancel(id).catch(() => undefined)
      }
      throw error
    }
  }
}
