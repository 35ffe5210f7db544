/** One thing to time: the same fixed work each time it is called. */
export interface Contender {
  name: string
  /** Does the work and says how many units of it were done. */
  run: () => Promise<number>
  /** Waits, untimed, for what it set off, so that nobody else's turn pays. */
  after?: () => Promise<unknown>
}

export interface Timed {
  perSecond: number
  wallMs: number
  cpuMs: number
  units: number
}

export type Rounds = Record<string, Timed[]>

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 0
      ? [sorted[middle - 1], sorted[middle]]
      : [sorted[middle]]
  return (low + high) / 2
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  return sorted[at] ?? Number.NaN
}

async function timed({ run }: Contender, cpuMs: () => number): Promise<Timed> {
  const cpu = cpuMs()
  const started = performance.now()
  const units = await run()
  const wallMs = performance.now() - started
  return {
    units,
    wallMs,
    cpuMs: cpuMs() - cpu,
    perSecond: (units / wallMs) * 1000,
  }
}

interface Turns {
  rounds?: number
  cpuMs: () => number
  /** `false` for what gets no faster by being done again, such as a command. */
  warmUp?: boolean
}

/**
 * A B C A B C …, after one unmeasured turn of each: what else the machine does
 * falls on all of them alike, and each is compared within its own round.
 */
export async function interleaved(
  contenders: readonly Contender[],
  { rounds = 5, cpuMs, warmUp = true }: Turns
): Promise<Rounds> {
  const results: Rounds = {}
  for (const each of contenders) {
    if (warmUp) {
      await each.run()
      await each.after?.()
    }
    results[each.name] = []
  }
  for (let round = 0; round < rounds; round++) {
    for (const each of contenders) {
      results[each.name]?.push(await timed(each, cpuMs))
      await each.after?.()
    }
  }
  return results
}

/** Median of the rounds' own ratios of `value`, a over b. */
export function ratio(
  results: Rounds,
  a: string,
  b: string,
  value: (timed: Timed) => number = (timed) => timed.perSecond
): number {
  const [above = [], below = []] = [results[a], results[b]]
  return median(
    above.map((timed, round) => {
      const other = below[round]
      return other ? value(timed) / value(other) : Number.NaN
    })
  )
}

export const cpuPerUnit = ({ cpuMs, units }: Timed) => (cpuMs * 1000) / units

/** 64 callers, each waiting for its own answer before it asks again. */
export async function callers(
  count: number,
  work: number,
  one: (at: number) => Promise<unknown>,
  latencies?: number[]
): Promise<number> {
  let next = 0
  const caller = async () => {
    for (let at = next++; at < work; at = next++) {
      const started = performance.now()
      await one(at)
      latencies?.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: count }, caller))
  return work
}
