import type { Job } from "@aws-sdk/client-mediaconvert"
import type { MediaFailure } from "@codex/media"

import { TranscodeFailure } from "../failure"

/**
 * Codes as AWS documents them (MediaConvert user guide, "Error codes"). What is
 * not listed is the surroundings: 1010 and 1056 may be a permission as well as
 * the file, and 1040 would be settings of ours.
 */
const REASONS: Record<number, MediaFailure> = {
  1020: "no_video",
  1021: "codec_refused",
  1030: "codec_refused",
  1060: "damaged",
  1075: "damaged",
  1076: "damaged",
  1092: "damaged",
  1401: "storage_unavailable",
  1404: "storage_unavailable",
  1517: "storage_unavailable",
  1522: "took_too_long",
}

/** Why a job that has ended made nothing; `null`: it is complete. */
export function jobFailure(job: Job): TranscodeFailure | null {
  const { Status, ErrorCode = 0, ErrorMessage = "" } = job
  if (Status === "COMPLETE") {
    return null
  }
  const detail = `job ${job.Id ?? "?"} ${Status ?? "?"} ${ErrorCode}: ${ErrorMessage}`
  return new TranscodeFailure(
    Status === "CANCELED"
      ? "interrupted"
      : (REASONS[ErrorCode] ?? "encoder_unavailable"),
    detail
  )
}
