interface StripeFault {
  message?: string
  statusCode?: number
  code?: string
  headers?: Record<string, string>
}

type Outcome =
  { state: "failed"; reason: string } | { state: "unknown"; reason: string }

const REFUSED = new Set([400, 402, 403, 404])

/**
 * A plain refusal is one; a time-out, a 5xx, a 409 or a limit prove nothing
 * about what happened (RELIABILITY §0 rule 5).
 */
export function outcomeOfError(error: unknown): Outcome {
  const fault = error as StripeFault
  const reason = fault.message ?? "Stripe did not answer"
  const refused =
    fault.statusCode !== undefined &&
    REFUSED.has(fault.statusCode) &&
    fault.code !== "idempotency_key_in_use"
  return { state: refused ? "failed" : "unknown", reason }
}

/** The saved 500 of an earlier try under the same key, not a new one. */
export function isReplayedFault(error: unknown): boolean {
  const { statusCode = 0, headers } = error as StripeFault
  return statusCode >= 500 && headers?.["idempotent-replayed"] === "true"
}
