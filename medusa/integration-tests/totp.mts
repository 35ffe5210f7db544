import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import type { Actor } from "../testing/http.mts"
import { post } from "./account-people.mts"

/** The six digits an authenticator shows at this time (RFC 6238). */
export function totp(secret: string, at = Date.now()): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  const bits = Array.from(secret)
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("")
  const bytes = bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac("sha1", Buffer.from(bytes)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  const code = (mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000
  return String(code).padStart(6, "0")
}

/** Sets up a second factor with the code before this one; its secret. */
export async function setUpFactor(actor: Actor): Promise<string> {
  const body = { provider: "totp" }
  const begun = await post("/auth/mfa/factors", body, {}, actor)
  const { secret, mfa_factor: factor } = begun.body as {
    secret: string
    mfa_factor: { id: string }
  }
  const code = totp(secret, Date.now() - 30_000)
  const verify = `/auth/mfa/factors/${factor.id}/verify`
  const done = await post(verify, { code }, {}, actor)
  assert.equal(done.status, 200, done.text)
  return secret
}
