import type { MedusaResponse } from "@medusajs/framework/http"

/** 429 with the time to wait; the same words for known and unknown people. */
export function tooMany(res: MedusaResponse, seconds: number): void {
  res.setHeader("retry-after", String(seconds))
  res.status(429).json({
    type: "not_allowed",
    code: "too_many_tries",
    message: `Too many tries. Wait ${String(seconds)} seconds and try again.`,
  })
}
