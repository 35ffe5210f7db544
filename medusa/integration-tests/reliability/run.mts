import { randomInt } from "node:crypto"

/** Replays a run: `npm run test:reliability -- money --seed 42`. */
export const SEED = Number(process.env.CODEX_SEED ?? randomInt(2 ** 31))

/** The whole figures, or the bounded rest that fits into CI. */
export const FULL = process.env.CODEX_FULL === "1"

export const size = (full: number, bounded: number) => (FULL ? full : bounded)

/** mulberry32: the same seed, the same numbers, on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `values` in an order that depends on the seed only. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const next = random(seed)
  return values
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

/** Runs `task` for every value, at most `width` at a time. */
export async function inParallel<T>(
  values: readonly T[],
  width: number,
  task: (value: T, index: number) => Promise<void>
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < values.length; index = next++) {
      await task(values[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  )
}
