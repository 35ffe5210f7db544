/** A rate in basis points; 10 000 is the whole. */
export const WHOLE_BPS = 10_000

function assertBps(bps: number): void {
  if (!Number.isInteger(bps) || bps < 0 || bps > WHOLE_BPS) {
    throw new RangeError(`A rate is 0 to 10000 basis points, not ${bps}`)
  }
}

/** `amount × bps / 10000`, half up; amounts here are never negative. */
export function rate(amount: bigint, bps: number): bigint {
  assertBps(bps)
  return (amount * BigInt(bps) + 5_000n) / 10_000n
}

/**
 * Splits `total` in proportion to `weights`, to the cent: floors, then one
 * cent each to the largest remainders, the earlier part first.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total < 0n || whole <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("Parts need a total >= 0 and weights with a sum > 0")
  }
  const exact = weights.map((weight) => total * weight)
  const parts = exact.map((each) => each / whole)
  const left = total - parts.reduce((sum, part) => sum + part, 0n)
  const luckiest = exact
    .map((each, index) => ({ index, remainder: each % whole }))
    .sort((a, b) =>
      a.remainder === b.remainder
        ? a.index - b.index
        : a.remainder > b.remainder
          ? -1
          : 1
    )
    .slice(0, Number(left))
  const extra = new Set(luckiest.map(({ index }) => index))
  return parts.map((part, index) => (extra.has(index) ? part + 1n : part))
}

/** Splits `total` by rates that add up to the whole. */
export function split(total: bigint, rates: readonly number[]): bigint[] {
  rates.forEach(assertBps)
  if (rates.reduce((sum, bps) => sum + bps, 0) !== WHOLE_BPS) {
    throw new RangeError("Shares must add up to 10000 basis points")
  }
  return allocate(
    total,
    rates.map((bps) => BigInt(bps))
  )
}

/** Half up, away from zero: the part of `amount` that `upTo` of `whole` is. */
export function part(amount: bigint, upTo: bigint, whole: bigint): bigint {
  if (whole === 0n) {
    return 0n
  }
  const sign = amount < 0n ? -1n : 1n
  return sign * ((2n * sign * amount * upTo + whole) / (2n * whole))
}
