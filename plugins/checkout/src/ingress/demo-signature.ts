import { sameText } from "@codex/kernel"
import { createHmac } from "node:crypto"

/** How old or how far ahead a signature may be, in seconds. */
const MAX_AGE = 300
const MAX_AHEAD = 60

const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/

export type SignatureFault = "signature_invalid" | "signature_stale"

function mac(secret: string, timestamp: string, body: Buffer): string {
  return createHmac("sha256", secret)
    .update(`${timestamp}.`)
    .update(body)
    .digest("hex")
}

/** `t=<unix seconds>,v1=<hmac>`, over the timestamp and the raw bytes. */
export function signDemo(secret: string, body: Buffer, now: Date): string {
  if (!secret) {
    throw new Error("An empty secret signs nothing")
  }
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return `t=${timestamp},v1=${mac(secret, timestamp, body)}`
}

/** Whether these bytes carry this header's signature, whatever its age. */
export function isDemoSignature(
  secret: string,
  body: Buffer,
  header: string
): boolean {
  const [, timestamp = "", given = ""] = HEADER.exec(header) ?? []
  // An empty secret is a key anyone has (MEDUSA A4).
  if (!secret || !timestamp) {
    return false
  }
  return sameText(mac(secret, timestamp, body), given)
}

/** Checks signature and age at the moment of arrival (MEDUSA A3). */
export function demoSignatureFault(
  secret: string,
  body: Buffer,
  header: string,
  now: Date
): SignatureFault | null {
  if (!isDemoSignature(secret, body, header)) {
    return "signature_invalid"
  }
  return isFresh(header, now) ? null : "signature_stale"
}

/** Stripe's SDK refuses old events only; a future one is no better (W4). */
export function isFresh(header: string, now: Date): boolean {
  const stamp = /(?:^|,)\s*t=(\d{1,12})(?:,|$)/.exec(header)?.[1]
  if (!stamp) {
    return false
  }
  const age = now.getTime() / 1000 - Number(stamp)
  return age <= MAX_AGE && age >= -MAX_AHEAD
}
