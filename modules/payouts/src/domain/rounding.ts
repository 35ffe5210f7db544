/** A rate in basis points; 10 000 is the whole. */
const WHOLE_BPS = 10_000

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
 * Splits `total` by rates that add up to the whole, to the cent: floors, then
 * one cent each to the largest remainders, the earlier share first.
 */
export function split(total: bigint, rates: readonly number[]): bigint[] {
  rates.forEach(assertBps)
  if (rates.reduce((sum, bps) => sum + bps, 0) !== WHOLE_BPS) {
    throw new RangeError("Shares must add up to 10000 basis points")
  }
  const whole = BigInt(WHOLE_BPS)
  const exact = rates.map((bps) => total * BigInt(bps))
  const parts = exact.map((each) => each / whole)
  const left = total - parts.reduce((sum, part) => sum + part, 0n)
  const luckiest = exact
    .map((each, index) => ({ index, remainder: Number(each % whole) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, Number(left))
  const extra = new Set(luckiest.map(({ index }) => index))
  return parts.map((part, index) => (extra.has(index) ? part + 1n : part))
}
