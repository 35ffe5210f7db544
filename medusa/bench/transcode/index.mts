import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import { median } from "../lib/rounds.mts"
import { type Clip, makeClips, planFor } from "./clips.mts"
import { ladderFigures } from "./ladder-figures.mts"
import { bareCommands, transcode, type Took } from "./product.mts"
import { storyboardRatio } from "./storyboards.mts"

/** The long clip costs a minute a turn, and its figures hardly move. */
const LONG_ROUNDS = 1

const cpuMs = () => cpuMsOf([process.pid])

/** A minute through the product, and through the same commands bare. */
async function whole(clip: Clip) {
  const plan = planFor(clip)
  const took: Took[] = []
  const overheads: number[] = []
  for (let round = 0; round < LONG_ROUNDS; round++) {
    const ours = await transcode(clip)
    const before = cpuMs()
    await bareCommands(clip, plan)
    overheads.push(ours.cpuMs / (cpuMs() - before))
    took.push(ours)
  }
  return { took, overhead: median(overheads), durationMs: plan.durationMs }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

export async function transcodeFigures(): Promise<Figure[]> {
  const { shorts, long, remove } = await makeClips()
  try {
    const figures = await ladderFigures(shorts)
    const storyboard = await storyboardRatio(long)
    const { took, overhead, durationMs } = await whole(long)
    const middle = (value: (one: Took) => number) => median(took.map(value))
    return [
      ...figures,
      {
        key: "transcode.first_playable_vs_ladder",
        value: middle((one) => one.firstCpuMs / one.cpuMs),
        atMost: 1 / 50,
        baseline: `${seconds(middle((one) => one.firstCpuMs))} of ${seconds(middle((one) => one.cpuMs))} of processor time for ${seconds(durationMs)} of 1080p that is copied; ${seconds(middle((one) => one.firstWallMs))} of ${seconds(middle((one) => one.wallMs))} by the clock`,
      },
      {
        key: "transcode.storyboard_vs_full_decode",
        value: storyboard,
        atMost: 1 / 12,
        baseline: `keyframes against every picture of ${seconds(durationMs)}, the same sheets`,
      },
      {
        key: "transcode.overhead_vs_raw_ffmpeg",
        value: overhead,
        atMost: 1.05,
        baseline:
          "processor time of the product, smaller pictures included, over that of the same commands bare",
      },
      {
        key: "transcode.realtime_factor",
        value: middle((one) => durationMs / one.wallMs),
        baseline: `${seconds(durationMs)} of 1080p on this machine until the last stage, pictures and loudness included`,
      },
    ]
  } finally {
    remove()
  }
}
