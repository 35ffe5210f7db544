/** One figure, with what it is measured against and what is asked of it. */
export interface Figure {
  key: string
  value: number
  /** `>=` 1.2, say; none for a figure that is only reported. */
  atLeast?: number
  atMost?: number
  goal?: number
  /** The other side of the comparison, measured in the same run. */
  baseline: string
}

/** Three decimals, or three digits of what would be nothing in three decimals. */
const rounded = (value: number) =>
  Math.abs(value) < 0.01
    ? Number(value.toPrecision(3))
    : Math.round(value * 1000) / 1000

export function isMet({ value, atLeast, atMost }: Figure): boolean {
  return (
    Number.isFinite(value) &&
    (atLeast === undefined || value >= atLeast) &&
    (atMost === undefined || value <= atMost)
  )
}

function bound({ atLeast, atMost, goal }: Figure): string {
  const limit =
    atLeast !== undefined
      ? `≥ ${rounded(atLeast)}`
      : atMost !== undefined
        ? `≤ ${rounded(atMost)}`
        : "reported"
  return goal === undefined ? limit : `${limit} (goal ${goal})`
}

/** Flat keys, as `npm run bench -- --json` prints them. */
export function toJson(figures: readonly Figure[]): string {
  return JSON.stringify(
    Object.fromEntries(figures.map(({ key, value }) => [key, rounded(value)])),
    null,
    2
  )
}

export function toText(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ key }) => key.length))
  return figures
    .map((figure) => {
      const mark =
        bound(figure) === "reported" ? "·" : isMet(figure) ? "✓" : "✗"
      const value = String(rounded(figure.value)).padStart(10)
      return `${mark} ${figure.key.padEnd(width)} ${value}  ${bound(figure)}\n    ${figure.baseline}`
    })
    .join("\n")
}
