import type { Rung } from "@codex/media"
import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import { interleaved, median, ratio, type Rounds } from "../lib/rounds.mts"
import { type Clip, planFor } from "./clips.mts"
import { plainCommands, plannedLadder, runStage } from "./ladders.mts"
import { worstLoss } from "./similarity.mts"

/** Processor time of a command hardly moves; the clip that is made is the measure. */
const ROUNDS = [2, 1, 1, 1]

interface Ladders {
  name: string
  rounds: Rounds
  /** dB of SSIM the worst encoded rung has lost, by contender. */
  losses: { copy: number; encode: number }
}

const encoded = (rungs: readonly Rung[]) =>
  rungs.filter(({ kind }) => kind === "encode")

/** The plans of a clip, with and without its own pictures as top rung. */
function plansOf(clip: Clip) {
  const copy = planFor(clip)
  const encode = planFor(clip, { mayCopy: false })
  const ladder = encode.stages.at(-1)
  if (copy.copying !== "keep" || !ladder) {
    throw new Error(`The pictures of ${clip.name} should be kept`)
  }
  const { rungs, sound } = ladder.offers
  const once = { rungs: rungs.slice(-1), sound }
  const first = { ...ladder, makes: once, offers: once }
  return { copy, encode, first, rungs }
}

/** The ladder of one clip, three ways, and its lowest rung alone. */
async function ladders(clip: Clip, turns = 1): Promise<Ladders> {
  const { folder, name } = clip
  const { copy, encode, first, rungs: all } = plansOf(clip)
  const losses = { copy: Number.NaN, encode: Number.NaN }
  const once =
    (of: keyof typeof losses, rungs: readonly Rung[]) => async () => {
      if (Number.isNaN(losses[of])) {
        losses[of] = await worstLoss(folder, rungs)
      }
    }
  const turn = (run: () => Promise<void>) => async () => {
    await run()
    return 1
  }
  const below = encoded(copy.stages.at(-1)?.makes.rungs ?? [])
  const rounds = await interleaved(
    [
      { name: "plain", run: turn(() => plainCommands(folder, encode, all)) },
      {
        name: "copy",
        run: turn(() => plannedLadder(folder, copy)),
        after: once("copy", below),
      },
      { name: "first", run: turn(() => runStage(folder, encode, first)) },
      {
        name: "encode",
        run: turn(() => plannedLadder(folder, encode)),
        after: once("encode", all),
      },
    ],
    { rounds: turns, cpuMs: () => cpuMsOf([process.pid]), warmUp: false }
  )
  return { name, rounds, losses }
}

const three = (value: number) => value.toFixed(3)

/** The worst of all clips, and what each of them was. */
function against(all: readonly Ladders[], contender: string) {
  const cpuOf = (rounds: Rounds, name: string) =>
    (median((rounds[name] ?? []).map(({ cpuMs }) => cpuMs)) / 1000).toFixed(1)
  const told = all.map(({ name, rounds }) => ({
    value: ratio(rounds, contender, "plain", ({ cpuMs }) => cpuMs),
    times: `${name}: ${cpuOf(rounds, contender)} of ${cpuOf(rounds, "plain")} s`,
  }))
  return {
    value: Math.max(...told.map(({ value }) => value)),
    each: told
      .map(({ value, times }) => `${times} = ${three(value)}`)
      .join(", "),
  }
}

/** What a ladder costs against one command a rung, and what it loses. */
export async function ladderFigures(clips: readonly Clip[]): Promise<Figure[]> {
  const all: Ladders[] = []
  for (const [at, clip] of clips.entries()) {
    all.push(await ladders(clip, ROUNDS[at]))
  }
  const copy = against(all, "copy")
  const encode = against(all, "encode")
  const first = against(all, "first")
  const losses = all.flatMap(({ losses: { copy: c, encode: e } }) => [c, e])
  return [
    {
      key: "transcode.copyable_vs_four_commands",
      value: copy.value,
      atMost: 0.42,
      goal: 0.37,
      baseline: `processor time of a copied top rung and the others by one decode, over four commands of equal preset and rates; the worst of ${copy.each}`,
    },
    {
      key: "transcode.reencode_vs_four_commands",
      value: encode.value,
      atMost: 0.8,
      goal: 0.72,
      baseline: `four rungs by one decode, sound once; the worst of ${encode.each}`,
    },
    {
      key: "transcode.first_rung_vs_four_commands",
      value: first.value,
      baseline: `the lowest rung alone, what a long source costs beside its ladder; ${first.each}`,
    },
    {
      key: "transcode.ssim_loss_db",
      value: Math.max(...losses),
      atMost: 0.1,
      baseline: `worst rung against its plain counterpart, by SSIM with the source: ${all.map(({ name, losses: { copy: c, encode: e } }) => `${name} ${three(c)} dB copied, ${three(e)} dB not`).join(", ")}`,
    },
  ]
}
