import fs from "node:fs"
import path from "node:path"
import {
  cutsOf,
  parseMediaPlaylist,
  stageArgs,
  videoCodec,
  type Plan,
  type Rung,
  type Stage,
} from "@codex/media"
import { INPUT } from "./clips.mts"
import { ffmpeg } from "./ffmpeg.mts"

/** As the worker's default. */
export const THREADS = 4

const playlistIn = (folder: string, name: string) =>
  path.join(folder, name, "index.m3u8")

function folders(cwd: string, names: readonly string[]): void {
  for (const name of names) {
    fs.mkdirSync(path.join(cwd, name), { recursive: true })
  }
}

/** The one command of a stage, and nothing around it. */
export async function runStage(
  cwd: string,
  plan: Plan,
  stage: Stage
): Promise<void> {
  const { rungs, sound } = stage.makes
  folders(
    cwd,
    [...rungs, ...(sound ? [sound] : [])].map(({ name }) => name)
  )
  const copied = stage.offers.rungs.find(({ kind }) => kind === "copy")
  const cuts =
    stage.followsCopy && copied
      ? cutsOf(
          parseMediaPlaylist(
            fs.readFileSync(playlistIn(cwd, copied.name), "utf8")
          )
        )
      : undefined
  if (rungs.length > 0 || sound) {
    await ffmpeg(stageArgs(stage, plan, INPUT, { threads: THREADS, cuts }), cwd)
  }
}

/** Every rung and the sound, by the plan's own stages. */
export async function plannedLadder(cwd: string, plan: Plan): Promise<void> {
  for (const stage of plan.stages) {
    await runStage(cwd, plan, stage)
  }
}

function plainCommand(rung: Rung, { fps, hasSound }: Plan, folder: string) {
  if (rung.kind !== "encode") {
    throw new Error("The plain way encodes everything")
  }
  const { width, height } = rung
  const rate = `fps=${fps.num}/${fps.den}`
  return [
    ...["-v", "error", "-nostdin", "-y", "-threads", String(THREADS)],
    ...["-f", INPUT.demuxer, "-i", INPUT.file, "-map", "0:v:0"],
    ...(hasSound ? ["-map", "0:a:0", "-c:a", "aac", "-b:a", "160k"] : []),
    "-vf",
    `${rate},scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p`,
    ...videoCodec(rung, { fps, threads: THREADS, cutsAt: null }),
    ...["-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod"],
    ...["-hls_segment_filename", `${folder}/seg-%05d.ts`],
    `${folder}/index.m3u8`,
  ]
}

export const plainName = ({ name }: Rung) => `plain-${name}`

/** One command a rung, each from the source, sound in every one of them. */
export async function plainCommands(
  cwd: string,
  plan: Plan,
  rungs: readonly Rung[]
): Promise<void> {
  folders(cwd, rungs.map(plainName))
  for (const rung of rungs) {
    await ffmpeg(plainCommand(rung, plan, plainName(rung)), cwd)
  }
}
