import { spawn } from "node:child_process"
import { resolveTool } from "@codex/plugin-media/workflows"

/** One command, awaited; what it printed on either stream. */
export async function ffmpeg(
  args: readonly string[],
  cwd: string,
  tool: "ffmpeg" | "ffprobe" = "ffmpeg"
): Promise<string> {
  const child = spawn(await resolveTool(tool), args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", resolve)
  })
  if (code !== 0) {
    throw new Error(`${tool} ended with ${code}: ${printed.slice(-2000)}`)
  }
  return printed
}
