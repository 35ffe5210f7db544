import { randomFillSync } from "node:crypto"

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const TIME_CHARS = 10
const RANDOM_CHARS = 16

/* Asking the system for each byte costs more than everything else here. */
const pool = Buffer.alloc(RANDOM_CHARS * 256)
let used = pool.length

function random(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let text = ""
  for (const end = used + RANDOM_CHARS; used < end; used++) {
    // 256 is a multiple of 32, so every letter is equally likely.
    text += ALPHABET.charAt((pool[used] ?? 0) % 32)
  }
  return text
}

function time(now: number): string {
  let text = ""
  for (let at = 0; at < TIME_CHARS; at++) {
    text = ALPHABET.charAt(now % 32) + text
    now = Math.floor(now / 32)
  }
  return text
}

/** A new sortable id such as `post_01J…` (ULID, as Medusa writes its own). */
export function newId(prefix: string): string {
  return `${prefix}_${time(Date.now())}${random()}`
}
