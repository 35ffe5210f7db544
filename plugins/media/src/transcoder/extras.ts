import {
  planStoryboard,
  posterArgs,
  posterName,
  sheetName,
  STORYBOARD,
  storyboardArgs,
  storyboardVtt,
} from "@codex/media"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"

import { attempt, isThere, wallFor } from "./attempt"
import { type Heard, listen } from "./listen"
import { pictureSizes } from "./picture-sizes"
import type { Facts } from "./port"
import type { StageRun } from "./run-stage"

/** What was made beside the renditions, and the files it consists of. */
export interface Extras {
  facts: Facts
  files: string[]
}

const NOTHING: Facts = {
  posterCount: 0,
  hasStoryboard: false,
  hasWaveform: false,
  loudnessLufs: null,
}

/** One still in the sizes pages show; no files where there is no picture. */
async function makePoster(run: StageRun, index: number): Promise<string[]> {
  const { input, ffmpeg, plan } = run
  const name = posterName(index)
  const args = posterArgs(plan.postersAtMs[index] ?? 0, name, input)
  const ran = await attempt({ ...input, ffmpeg }, args, 60_000)
  return ran !== null && (await isThere(input.cwd, name))
    ? [name, ...(await pictureSizes(input.cwd, name))]
    : []
}

/** The still that is shown, before there is anything to play. */
export async function makeThumbnail(run: StageRun): Promise<Extras> {
  const files = await makePoster(run, 0)
  return { facts: { ...NOTHING, posterCount: files.length > 0 ? 1 : 0 }, files }
}

/** The others to choose from; they are numbered without a gap. */
async function makeOtherPosters(run: StageRun): Promise<string[][]> {
  const made: string[][] = []
  for (let index = 1; index < run.plan.postersAtMs.length; index += 1) {
    const files = await makePoster(run, index)
    if (files.length === 0) {
      break
    }
    made.push(files)
  }
  return made
}

/** Sheets that came out, and the text that points into them. */
async function makeStoryboard(run: StageRun): Promise<string[]> {
  const { input, ffmpeg, plan } = run
  const { cwd } = input
  const board = planStoryboard(plan.durationMs, plan)
  const wallMs = wallFor(plan.durationMs)
  const ran = await attempt(
    { ...input, ffmpeg },
    storyboardArgs(board, input),
    wallMs
  )
  const sheets = Array.from({ length: board.sheets }, (_, at) =>
    sheetName(at + 1)
  )
  const there = await Promise.all(sheets.map((name) => isThere(cwd, name)))
  if (ran === null || !there.every(Boolean)) {
    return []
  }
  await writeFile(join(cwd, STORYBOARD), storyboardVtt(board, plan.durationMs))
  return [...sheets, STORYBOARD]
}

async function measureSound(run: StageRun): Promise<Heard> {
  const { input, plan } = run
  return plan.hasSound
    ? listen({ ...input, ffmpeg: run.ffmpeg }, plan.durationMs)
    : { loudnessLufs: null, files: [] }
}

/** Posters, storyboard, loudness and waveform, added to what `before` has. */
export async function makeRest(run: StageRun, before: Facts): Promise<Extras> {
  const posters = before.posterCount > 0 ? await makeOtherPosters(run) : []
  const board = await makeStoryboard(run)
  const sound = await measureSound(run)
  return {
    facts: {
      posterCount: before.posterCount + posters.length,
      hasStoryboard: board.length > 0,
      hasWaveform: sound.files.length > 0,
      loudnessLufs: sound.loudnessLufs,
    },
    files: [...posters.flat(), ...board, ...sound.files],
  }
}
