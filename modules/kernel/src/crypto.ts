import {
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto"

/** HMAC-SHA256 over the parts joined by `|`, as lower-case hex. */
export function hmacHex(secret: string, ...parts: (string | number)[]): string {
  return createHmac("sha256", secret).update(parts.join("|")).digest("hex")
}

export function sha256Hex(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex")
}

/** A URL-safe random token of `bytes` bytes. */
export function randomToken(bytes = 24): string {
  return randomBytes(bytes).toString("base64url")
}

/** Constant-time comparison; different lengths are simply unequal. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
