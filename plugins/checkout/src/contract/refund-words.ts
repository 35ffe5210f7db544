import type { RefundPolicyBody } from "./refunds"

/** A sentence of the catalogue and the numbers in it. */
export type RefundSentence =
  | { key: "none" }
  | {
      key:
        | "window"
        | "unused"
        | "asked_hours"
        | "asked_days"
        | "all_hours"
        | "all_days"
      count: number
    }
  | { key: "auto"; count: number; percent: number }

function askedSentence(hours: number, first: boolean): RefundSentence {
  const whole = hours % 24 === 0
  const count = whole ? hours / 24 : hours
  if (first) {
    return { key: whole ? "all_days" : "all_hours", count }
  }
  return { key: whole ? "asked_days" : "asked_hours", count }
}

/**
 * A refund policy in plain sentences, for the post page, the checkout and the
 * preview where it is set: whoever sets it reads what buyers will read.
 */
export function refundSentences(policy: RefundPolicyBody): RefundSentence[] {
  const { window_days: window, auto_percent: percent } = policy
  if (window === 0) {
    return [{ key: "none" }]
  }
  const days = Math.min(policy.auto_days, window)
  const atOnce: RefundSentence[] =
    days === 0
      ? []
      : [
          percent === 0
            ? { key: "unused", count: days }
            : { key: "auto", count: days, percent },
        ]
  const always = days === window && percent === 100
  return [
    { key: "window", count: window },
    ...atOnce,
    ...(always
      ? []
      : [askedSentence(policy.escalate_hours, atOnce.length === 0)]),
  ]
}
