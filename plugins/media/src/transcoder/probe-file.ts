import { join } from "node:path"

import { type Demuxer, type Probe, parseProbe, probeArgs } from "@codex/media"

import { resolveTool } from "./binaries"
import { checkHeader } from "./check-header"
import { failureOf, TranscodeFailure } from "./failure"
import { runBounded } from "./run-bounded"

const PROBE_WALL_MS = 20_000

/** ffprobe under the same whitelists as ffmpeg (RELIABILITY §2.2 rule 2). */
export async function probeFile(
  input: { demuxer: Demuxer; file: string },
  options: { cwd: string; signal: AbortSignal; ffprobePath?: string }
): Promise<Probe> {
  const { cwd, signal, ffprobePath } = options
  if (input.demuxer === "mov") {
    await checkHeader(join(cwd, input.file))
  }
  const result = await runBounded(
    await resolveTool("ffprobe", ffprobePath),
    probeArgs(input),
    { cwd, signal, wallMs: PROBE_WALL_MS }
  )
  if (result.status !== "ok") {
    throw failureOf(result, "not_media")
  }
  const parsed = parseProbe(JSON.parse(result.stdout))
  if (!parsed.ok) {
    throw new TranscodeFailure(parsed.code, "ffprobe")
  }
  return parsed.probe
}
