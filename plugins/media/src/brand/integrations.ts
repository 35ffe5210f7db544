import { registerIntegration } from "@codex/kernel"
import { mediaOptions } from "@codex/media"
import { execFile } from "node:child_process"
import { promisify } from "node:util"

import { resolveTool } from "../transcoder/binaries"
import { isolationOf } from "../transcoder/isolation"

const run = promisify(execFile)

async function ffmpeg() {
  const path = await resolveTool("ffmpeg", mediaOptions.get().ffmpegPath)
  const { stdout } = await run(path, ["-version"], { timeout: 5_000 })
  const version = /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? "unknown"
  // Needs attention where it has to be isolated and cannot.
  const isolation = await isolationOf(path)
  const bundled = path.includes("@ffmpeg-installer")
  return {
    state: bundled ? ("built_in" as const) : ("connected" as const),
    detail: `ffmpeg ${version}${isolation === "off" ? "" : ` · ${isolation}`}`,
    set: bundled ? "FFMPEG_PATH" : "",
  }
}

function storage() {
  const { storage: options } = mediaOptions.get()
  return options.driver === "s3"
    ? { state: "connected" as const, detail: options.bucket, set: "" }
    : { state: "built_in" as const, detail: options.root, set: "S3_BUCKET" }
}

registerIntegration("storage", storage)
registerIntegration("ffmpeg", ffmpeg)
