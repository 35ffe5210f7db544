import {
  type ChunkResult,
  fitsAsCopy,
  masterPlaylist,
  MAX_PIXELS,
  type Plan,
  type PlanOptions,
  planTranscode,
  type Probe,
  type Stage,
} from "@codex/media"
import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { resolveTool } from "./binaries"
import { encodeChunk } from "./encode-chunk"
import { type Extras, makeRest, makeThumbnail } from "./extras"
import { TranscodeFailure } from "./failure"
import { type Heard, listen } from "./listen"
import { type Made, playlistOf, renditionRow } from "./measure"
import type {
  ChunkInput,
  SourceInput,
  StageOutput,
  TranscodeInput,
  Transcoder,
} from "./port"
import { probeFile } from "./probe-file"
import { namesMadeBy, runStage, type StageRun } from "./run-stage"
import { makeShared, tasksOf } from "./share"

export interface FfmpegOptions {
  ffmpegPath?: string
  ffprobePath?: string
  threads?: number
}

function planned(probe: Probe, options?: PlanOptions): Plan {
  const result = planTranscode(probe, options)
  if (!result.ok) {
    throw new TranscodeFailure(result.code, `limit ${MAX_PIXELS} pixels`)
  }
  return result.plan
}

function madeAs({ made }: StageRun, name: string): Made {
  const found = made.get(name)
  if (!found) {
    throw new TranscodeFailure("damaged", `${name} was not made`)
  }
  return found
}

/** Files of a stage, by the order a reader needs them. */
function filesOf(run: StageRun, stage: Stage, extras: string[]): string[][] {
  const names = namesMadeBy(stage)
  const segments = names.flatMap((name) => {
    const { segments, isStored } = madeAs(run, name)
    return isStored ? [] : segments.map(({ uri }) => `${name}/${uri}`)
  })
  return [[...segments, ...extras], names.map(playlistOf), [stage.entry]]
}

async function outputOf(
  run: StageRun,
  stage: Stage,
  { facts, files }: Extras
): Promise<StageOutput> {
  const { plan, made, input } = run
  const { rungs, sound } = stage.offers
  const rates = new Map([...made].map(([name, m]) => [name, m.bandwidth]))
  const master = masterPlaylist(stage, plan, rates)
  await writeFile(join(input.cwd, stage.entry), master)
  const all = [...rungs, ...(sound ? [sound] : [])]
  return {
    files: filesOf(run, stage, files),
    shows: {
      ...facts,
      isFinal: stage === plan.stages.at(-1),
      entryFile: stage.entry,
      durationMs: plan.durationMs,
      width: plan.width,
      height: plan.height,
      renditions: all.map((rendition) =>
        renditionRow(rendition, plan, madeAs(run, rendition.name))
      ),
    },
  }
}

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

/**
 * Makes the copy, where the plan has one. Should its pieces come out too
 * long, it is thrown away and everything is encoded.
 */
async function settle(run: StageRun, probe: Probe): Promise<StageRun> {
  const [copy] = run.plan.stages
  if (run.plan.copying === "no" || !copy) {
    return run
  }
  await runStage(run, 0)
  const pictures = copy.makes.rungs.map(({ name }) => madeAs(run, name))
  if (pictures.every(({ segments }) => fitsAsCopy(segments))) {
    return run
  }
  for (const name of namesMadeBy(copy)) {
    await rm(join(run.input.cwd, name), { recursive: true })
    run.made.delete(name)
  }
  return { ...run, plan: planned(probe, { mayCopy: false }) }
}

/** Runs what the pure functions of `@codex/media` decided; decides nothing. */
export class FfmpegTranscoder implements Transcoder {
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

  async *transcode(input: TranscodeInput): AsyncGenerator<StageOutput> {
    const { ffmpegPath, ffprobePath, threads = 4 } = this.options
    const probe = await probeFile(input, { ...input, ffprobePath })
    const ffmpeg = await resolveTool("ffmpeg", ffmpegPath)
    const plan = planned(probe)
    const started = {
      input,
      ffmpeg,
      threads,
      plan,
      made: new Map<string, Made>(),
    }
    const run = await settle(started, probe)
    let extras = await makeThumbnail(run)
    const { stages } = run.plan
    for (const [index, stage] of stages.entries()) {
      if (index > 0 || run.plan.copying === "no") {
        await make(run, index)
      }
      // All but one picture can wait until there is something to watch.
      if (index === Math.min(1, stages.length - 1)) {
        const rest = await makeRest(run, extras.facts)
        extras = { ...rest, files: [...extras.files, ...rest.files] }
      }
      yield await outputOf(run, stage, extras)
      extras = { ...extras, files: [] }
    }
  }
}
