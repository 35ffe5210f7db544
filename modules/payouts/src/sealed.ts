import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from "node:crypto"
import { payoutsFailure } from "./errors"
import { payoutsOptions } from "./options"

const IV = 12
const TAG = 16

function key(): Buffer {
  const { destinationSecret } = payoutsOptions()
  if (!destinationSecret) {
    throw payoutsFailure("destinations_not_configured")
  }
  return createHash("sha256").update(destinationSecret).digest()
}

/** AES-256-GCM; `about` is bound in, so a sealed text opens in its own row only. */
export function seal(text: string, about: string): string {
  const iv = randomBytes(IV)
  const cipher = createCipheriv("aes-256-gcm", key(), iv)
  cipher.setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")
}

export function unseal(sealed: string, about: string): string {
  const bytes = Buffer.from(sealed, "base64url")
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, IV))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
  const open = decipher.update(bytes.subarray(IV + TAG))
  return Buffer.concat([open, decipher.final()]).toString("utf8")
}
