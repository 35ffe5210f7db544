import {
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
import { type Extras, makeRest, makeThumbnail } from "./extras"
import { TranscodeFailure } from "./failure"
import { type Made, playlistOf, renditionRow } from "./measure"
import type { StageOutput, TranscodeInput } from "./port"
import { probeFile } from "./probe-file"
import { namesMadeBy, runStage, type StageRun } from "./run-stage"

export interface FfmpegOptions {
  ffmpegPath?: string
  ffprobePath?: string
  threads?: number
}

/** What tells one transcoder from another: who makes the ladder, and how. */
export interface LadderMaker {
  isElsewhere: boolean
  /** Makes a stage; afterwards `made` of the run has its renditions. */
  make: (run: StageRun, index: number) => Promise<void>
}

function planned(probe: Probe, options: PlanOptions): Plan {
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

/**
 * Makes the copy, where the plan has one. Should its pieces come out too
 * long, it is thrown away and everything is encoded.
 */
async function settle(
  run: StageRun,
  probe: Probe,
  isElsewhere: boolean
): Promise<StageRun> {
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
  return { ...run, plan: planned(probe, { mayCopy: false, isElsewhere }) }
}

/**
 * A source as stages, by the plan of the pure functions of `@codex/media`;
 * decides nothing itself. All limits are checked before anybody else sees it.
 */
export async function* transcodeInStages(
  input: TranscodeInput,
  options: FfmpegOptions,
  { isElsewhere, make }: LadderMaker
): AsyncGenerator<StageOutput> {
  const { ffmpegPath, ffprobePath, threads = 4 } = options
  const probe = await probeFile(input, { ...input, ffprobePath })
  const ffmpeg = await resolveTool("ffmpeg", ffmpegPath)
  const plan = planned(probe, { isElsewhere })
  const started = {
    input,
    ffmpeg,
    threads,
    plan,
    made: new Map<string, Made>(),
  }
  const run = await settle(started, probe, isElsewhere)
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
