import { hmacHex, sameText } from "@codex/kernel"

interface Part {
  uploadId: string
  partNumber: number
  size: number
}

const SCOPE = "media-upload-part"

function mac(secret: string, part: Part, expiresAt: number): string {
  const { uploadId, partNumber, size } = part
  return hmacHex(secret, SCOPE, uploadId, partNumber, size, expiresAt)
}

/** `{uploadId}.{expiry}.{mac}`: good for one part of exactly that size. */
export function signPart(
  secret: string,
  part: Part,
  expiresAt: number
): string {
  return `${part.uploadId}.${expiresAt}.${mac(secret, part, expiresAt)}`
}

/**
 * The upload a token is for, or `null`. The size is the request's own
 * Content-Length, so a body of another size has no valid token.
 */
export function verifyPart(
  secret: string,
  token: string,
  claim: { partNumber: number; size: number },
  nowS: number
): string | null {
  const [uploadId = "", expiry = "", given = "", ...rest] = token.split(".")
  const expiresAt = Number(expiry)
  if (rest.length > 0 || !Number.isSafeInteger(expiresAt)) {
    return null
  }
  const expected = mac(secret, { ...claim, uploadId }, expiresAt)
  return sameText(expected, given) && expiresAt >= nowS ? uploadId : null
}
