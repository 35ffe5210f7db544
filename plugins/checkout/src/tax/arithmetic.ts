import { allocate } from "@codex/kernel"
import type { Minor } from "@codex/kernel"

const WHOLE_PPM = 1_000_000n

interface Rate {
  label: string
  /** Parts per million: 19 % is 190000. */
  ratePpm: number
}

export interface RatedTax {
  taxMinor: Minor
  /** The same, by rate. */
  parts: (Rate & { amountMinor: Minor })[]
}

/** 8.875 percent as 88750; rates are exact to a ten-thousandth of a percent. */
export const ppmOfPercent = (percent: number) => Math.round(percent * 10_000)

/**
 * The tax on an amount, half up and rounded once: rates that apply together
 * share the cents of one total, so that they add up to what is charged.
 */
export function taxOn(
  amountMinor: Minor,
  rates: readonly Rate[],
  inclusive: boolean
): RatedTax {
  const weights = rates.map(({ ratePpm }) => BigInt(ratePpm))
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (amountMinor < 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("Neither an amount nor a rate is negative")
  }
  const of = inclusive ? WHOLE_PPM + whole : WHOLE_PPM
  const taxMinor = (2n * amountMinor * whole + of) / (2n * of)
  const parts = whole === 0n ? weights : allocate(taxMinor, weights)
  return {
    taxMinor,
    parts: rates.map((rate, at) => ({ ...rate, amountMinor: parts[at] ?? 0n })),
  }
}
