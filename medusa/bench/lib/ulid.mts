import { randomBytes } from "node:crypto"

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Time first, then chance: the shape of the product's ids. */
export function ulid(): string {
  let time = Date.now()
  let head = ""
  for (let at = 0; at < 10; at++) {
    head = ALPHABET.charAt(time % 32) + head
    time = Math.floor(time / 32)
  }
  const tail = [...randomBytes(16)].map((byte) => ALPHABET.charAt(byte % 32))
  return head + tail.join("")
}
