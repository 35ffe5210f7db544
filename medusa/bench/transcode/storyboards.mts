import { planStoryboard, storyboardArgs } from "@codex/media"
import { cpuMsOf } from "../lib/cpu.mts"
import { interleaved, ratio } from "../lib/rounds.mts"
import { type Clip, INPUT, planFor } from "./clips.mts"
import { ffmpeg } from "./ffmpeg.mts"

/** Processor time of the storyboard over that of one from every picture. */
export async function storyboardRatio(clip: Clip): Promise<number> {
  const plan = planFor(clip)
  const args = storyboardArgs(planStoryboard(plan.durationMs, plan), INPUT)
  const every = args.filter((arg) => arg !== "-skip_frame" && arg !== "nokey")
  const work = (asked: string[]) => async () => {
    await ffmpeg(asked, clip.folder)
    return 1
  }
  const rounds = await interleaved(
    [
      { name: "keyframes", run: work(args) },
      { name: "all", run: work(every) },
    ],
    { rounds: 1, cpuMs: () => cpuMsOf([process.pid]), warmUp: false }
  )
  return ratio(rounds, "keyframes", "all", ({ cpuMs }) => cpuMs)
}
