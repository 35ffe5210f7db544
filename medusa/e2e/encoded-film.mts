import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { resolveTool } from "@codex/plugin-media/workflows"
import { useStage } from "./stage.mts"

/** MPEG-4 part 2, which no browser plays: everything has to be encoded. */
export async function encodedFilm(
  name: string,
  seconds: number
): Promise<Buffer> {
  const file = path.join(useStage().shop.dataDir, name)
  const picture = `testsrc=size=1280x720:rate=25:duration=${seconds}`
  execFileSync(await resolveTool("ffmpeg"), [
    ...["-loglevel", "error", "-y", "-f", "lavfi", "-i", picture],
    ...["-f", "lavfi", "-i", `sine=frequency=330:duration=${seconds}`],
    ...["-c:v", "mpeg4", "-b:v", "1M", "-c:a", "aac", "-f", "mov", file],
  ])
  return fs.readFileSync(file)
}
