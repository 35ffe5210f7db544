import type { MediaFailure } from "@codex/media"

import type { RunResult } from "./run-bounded"

/** Stops a transcode with a reason the creator will read. */
export class TranscodeFailure extends Error {
  constructor(
    readonly code: MediaFailure,
    detail: string
  ) {
    super(detail)
    this.name = "TranscodeFailure"
  }
}

/** The lease was lost, the asset deleted, or the worker told to stop. */
export class TranscodeAborted extends Error {}

const BY_STDERR: readonly [RegExp, MediaFailure][] = [
  [/No space left on device/i, "disk_full"],
  [
    /Codec not on whitelist|codec .*not found|Decoder .* not found/i,
    "codec_refused",
  ],
  [/Picture size|max_pixels|dimensions too large/i, "picture_too_large"],
]

/** Maps how ffmpeg or ffprobe ended to a reason; `ok` never comes here. */
export function failureOf(
  result: Exclude<RunResult, { status: "ok" }>,
  otherwise: MediaFailure
): TranscodeFailure | TranscodeAborted {
  if (result.status === "exit") {
    const { stderr, code, killedBy } = result
    const known = BY_STDERR.find(([pattern]) => pattern.test(stderr))
    // Killed from outside: usually the kernel, short of memory.
    const fallback = killedBy === null ? otherwise : "out_of_memory"
    return new TranscodeFailure(
      known?.[1] ?? fallback,
      `exit ${code ?? killedBy ?? "?"}: ${stderr.trim()}`
    )
  }
  switch (result.limit) {
    case "aborted":
      return new TranscodeAborted("aborted")
    case "wall":
      return new TranscodeFailure("took_too_long", "wall clock limit")
    case "output":
      return new TranscodeFailure("output_too_large", "output limit")
    case "space":
      return new TranscodeFailure("disk_full", "no room for what is made")
    case "memory":
      return new TranscodeFailure("out_of_memory", "memory limit")
  }
}
