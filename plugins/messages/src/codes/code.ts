import { hmacHex } from "@codex/kernel"

/**
 * The six digits of a request. They are worked out from it and kept nowhere,
 * so neither a dump of the database nor a log gives one away.
 */
export function codeOf(secret: string, requestId: string): string {
  const hash = hmacHex(secret, "contact-code", requestId)
  const number = BigInt(`0x${hash.slice(0, 16)}`) % 1_000_000n
  return number.toString().padStart(6, "0")
}

/** Who asked, kept as a hash: addresses and logins are nobody's to read. */
export const requesterOf = (secret: string, asker: string): string =>
  hmacHex(secret, "requester", asker)
