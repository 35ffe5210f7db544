import type { Rung } from "@codex/media"
import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import { interleaved, median, ratio, type Rounds } from "../lib/rounds.mts"
import { type Clip, makeClips, planFor } from "./clips.mts"
import { plainCommands, plannedLadder, runStage } from "./ladders.mts"
import { bareCommands, transcode, type Took } from "./product.mts"
import { worstLoss } from "./similarity.mts"
import { storyboardRatio } from "./storyboards.mts"

const ROUNDS = 3
/** The long clip costs minutes a turn, and its figures hardly move. */
const LONG_ROUNDS = 2

const cpuMs = () => cpuMsOf([process.pid])

interface Ladders {
  rounds: Rounds
  /** dB of SSIM the worst encoded rung has lost, by contender. */
  copyLoss: number
  encodeLoss: number
}

const encoded = (rungs: readonly Rung[]) =>
  rungs.filter(({ kind }) => kind === "encode")

/** The ladder of one clip, three ways, and its lowest rung alone. */
async function ladders(clip: Clip): Promise<Ladders> {
  const { folder } = clip
  const copy = planFor(clip)
  const encode = planFor(clip, { mayCopy: false })
  const ladder = encode.stages.at(-1)
  if (copy.copying !== "keep" || !ladder) {
    throw new Error("The clip should be one whose pictures are kept")
  }
  const all = ladder.offers.rungs
  const lowest = all.slice(-1)
  const once = { rungs: lowest, sound: ladder.offers.sound }
  const first = { ...ladder, makes: once, offers: once }
  const turn = (run: () => Promise<void>) => async () => {
    await run()
    return 1
  }
  const losses: { copy?: number; encode?: number } = {}
  const rounds = await interleaved(
    [
      { name: "plain", run: turn(() => plainCommands(folder, encode, all)) },
      {
        name: "copy",
        run: turn(() => plannedLadder(folder, copy)),
        after: async () => {
          const rungs = encoded(copy.stages.at(-1)?.makes.rungs ?? [])
          losses.copy ??= await worstLoss(folder, rungs)
        },
      },
      { name: "first", run: turn(() => runStage(folder, encode, first)) },
      {
        name: "encode",
        run: turn(() => plannedLadder(folder, encode)),
        after: async () => {
          losses.encode ??= await worstLoss(folder, all)
        },
      },
    ],
    { rounds: ROUNDS, cpuMs }
  )
  const { copy: copyLoss = Number.NaN, encode: encodeLoss = Number.NaN } =
    losses
  return { rounds, copyLoss, encodeLoss }
}

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

const cpuOf = (rounds: Rounds, name: string) =>
  seconds(median((rounds[name] ?? []).map((timed) => timed.cpuMs)))

function ladderFigures({ rounds, copyLoss, encodeLoss }: Ladders): Figure[] {
  const against = (name: string) =>
    ratio(rounds, name, "plain", (timed) => timed.cpuMs)
  const told = (name: string) =>
    `${cpuOf(rounds, name)} against ${cpuOf(rounds, "plain")} of processor time, four commands of equal preset and rates`
  return [
    {
      key: "transcode.copyable_vs_four_commands",
      value: against("copy"),
      atMost: 0.42,
      goal: 0.37,
      baseline: `${told("copy")}; the top rung copied, the others by one decode`,
    },
    {
      key: "transcode.reencode_vs_four_commands",
      value: against("encode"),
      atMost: 0.8,
      goal: 0.72,
      baseline: `${told("encode")}; four rungs by one decode, sound once`,
    },
    {
      key: "transcode.first_rung_vs_four_commands",
      value: against("first"),
      baseline: `${told("first")}; the lowest rung alone, what a long source costs beside its ladder`,
    },
    {
      key: "transcode.ssim_loss_db",
      value: Math.max(copyLoss, encodeLoss),
      atMost: 0.1,
      baseline: `worst rung against its plain counterpart, by SSIM with the source: ${copyLoss.toFixed(3)} dB where the top is copied, ${encodeLoss.toFixed(3)} dB where it is not`,
    },
  ]
}

export async function transcodeFigures(): Promise<Figure[]> {
  const { short, long, remove } = await makeClips()
  try {
    const figures = ladderFigures(await ladders(short))
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
