import { createHash } from "node:crypto"
import { ApiError } from "./errors.mts"

interface Saved {
  fingerprint: string
  reply?: { status: number; text: string }
}

/**
 * https://docs.stripe.com/api/idempotent_requests: the first reply of a key
 * is replayed, a 500 included; other parameters are an error; a key whose
 * request still runs answers 409.
 */
export class IdempotencyStore {
  readonly #saved = new Map<string, Saved>()

  /** @returns the reply to replay, or undefined to execute now */
  begin(scope: string, key: string, request: string) {
    const id = `${scope}\n${key}`
    const fingerprint = createHash("sha256").update(request).digest("hex")
    const known = this.#saved.get(id)
    if (!known) {
      this.#saved.set(id, { fingerprint })
      return undefined
    }
    if (known.fingerprint !== fingerprint) {
      throw new ApiError(
        400,
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        { type: "idempotency_error" }
      )
    }
    if (!known.reply) {
      throw new ApiError(
        409,
        `There is currently another in-progress request using this Idempotent Key: ${key}.`,
        { type: "idempotency_error", code: "idempotency_key_in_use" }
      )
    }
    return known.reply
  }

  save(scope: string, key: string, reply: { status: number; text: string }) {
    const known = this.#saved.get(`${scope}\n${key}`)
    if (known) known.reply = reply
  }

  /** Nothing was executed: the key is free again. */
  release(scope: string, key: string) {
    this.#saved.delete(`${scope}\n${key}`)
  }
}
