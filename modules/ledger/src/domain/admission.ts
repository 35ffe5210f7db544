import type { JournalInput } from "./journal"

/** An account in its currency, as one text. */
export const accountKey = (code: string, currency: string) =>
  `${currency} ${code}`

type Admissible = Pick<JournalInput, "currency" | "legs" | "floors">

/**
 * What each floored balance must hold after the batch so that every floor has
 * stood in whatever order it was posted: the highest floor and all credits,
 * as if the debits had come first. Sufficient, not necessary; `admit` is exact.
 */
export function needs(batch: readonly Admissible[]): Map<string, bigint> {
  const least = new Map<string, bigint>()
  for (const { currency, floors = [] } of batch) {
    for (const { account, minMinor } of floors) {
      const key = accountKey(account, currency)
      const known = least.get(key)
      least.set(key, known === undefined || minMinor > known ? minMinor : known)
    }
  }
  for (const { currency, legs } of least.size > 0 ? batch : []) {
    for (const { account, amountMinor } of legs) {
      const key = accountKey(account, currency)
      const known = least.get(key)
      if (known !== undefined && amountMinor > 0n) {
        least.set(key, known + amountMinor)
      }
    }
  }
  return least
}

/** Balances as they were before `batch`, from those after it. */
export function before(
  batch: readonly Admissible[],
  balances: ReadonlyMap<string, bigint>
): Map<string, bigint> {
  const earlier = new Map(balances)
  for (const { currency, legs } of batch) {
    for (const { account, amountMinor } of legs) {
      const key = accountKey(account, currency)
      const known = earlier.get(key)
      if (known !== undefined) {
        earlier.set(key, known - amountMinor)
      }
    }
  }
  return earlier
}

function after(
  { currency, legs }: Admissible,
  balances: ReadonlyMap<string, bigint>
): Map<string, bigint> {
  const moved = new Map<string, bigint>()
  for (const { account, amountMinor } of legs) {
    const key = accountKey(account, currency)
    const now = moved.get(key) ?? balances.get(key) ?? 0n
    moved.set(key, now + amountMinor)
  }
  return moved
}

/**
 * Which journals of a batch may be posted, in its order: one whose floor would
 * not hold is left out, and the next is judged without it.
 */
export function admit(
  batch: readonly Admissible[],
  balances: ReadonlyMap<string, bigint>
): boolean[] {
  const running = new Map(balances)
  return batch.map((journal) => {
    const { currency, floors = [] } = journal
    const moved = after(journal, running)
    const holds = floors.every(({ account, minMinor }) => {
      const key = accountKey(account, currency)
      return (moved.get(key) ?? running.get(key) ?? 0n) >= minMinor
    })
    if (holds) {
      moved.forEach((amount, key) => running.set(key, amount))
    }
    return holds
  })
}
