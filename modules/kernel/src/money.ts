declare const brand: unique symbol

/** An amount in integer minor units (cents for USD). Never a float. */
export type Minor = bigint & { readonly [brand]?: "minor" }

/** Parses what Postgres or JSON hands over; refuses fractions and NaN. */
export function minor(value: bigint | number | string): Minor {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`Not an integer amount of minor units: ${value}`)
  }
  return BigInt(value)
}

/** Amounts cross HTTP as JSON integers; beyond 2^53 they would lose cents. */
export function minorToJson(amount: Minor): number {
  const n = Number(amount)
  if (!Number.isSafeInteger(n)) {
    throw new RangeError(`Amount too large for JSON: ${amount}`)
  }
  return n
}

/** `amount * bps / 10000`, rounded half up (away from zero). */
export function shareBps(amount: Minor, bps: number): Minor {
  if (!Number.isInteger(bps) || bps < 0 || bps > 10_000) {
    throw new RangeError(`A rate is 0 to 10000 basis points, not ${bps}`)
  }
  const sign = amount < 0n ? -1n : 1n
  return sign * ((sign * amount * BigInt(bps) + 5_000n) / 10_000n)
}

/**
 * Splits `total` in proportion to `weights` so that the parts add up to it
 * exactly: floors first, then one unit each to the largest remainders (ties
 * to the earlier part).
 */
export function allocate(total: Minor, weights: readonly bigint[]): Minor[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (total < 0n || sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError(
      "allocate needs a total >= 0 and weights with a sum > 0"
    )
  }
  const parts = weights.map((weight) => (total * weight) / sum)
  const rest = Number(total - parts.reduce((a, b) => a + b, 0n))
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) =>
      a.remainder === b.remainder
        ? a.index - b.index
        : a.remainder > b.remainder
          ? -1
          : 1
    )
  for (const { index } of byRemainder.slice(0, rest)) {
    parts[index] = (parts[index] ?? 0n) + 1n
  }
  return parts
}

/** `1999n, "usd"` → `$19.99`, for people; never for arithmetic. */
export function formatMinor(amount: Minor, currency: string): string {
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
  })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(Number(amount) / 10 ** digits)
}
