/** The picture is a square of this many units, stretched to its place. */
const SIDE = 100

/** So that half of it is a whole amount as well. */
const LEAST = 100

/** The least of 100, 200, 500, 1000 … that is no less than what is shown. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, LEAST)))
  const step = [1, 2, 5, 10].find((each) => each * power >= most) ?? 10
  return step * power
}

/** Points of a line from left to right; nothing is at the bottom. */
export function points(values: readonly number[], top: number): string {
  const last = Math.max(values.length - 1, 1)
  return values
    .map((value, at) => `${(at / last) * SIDE},${SIDE - (value / top) * SIDE}`)
    .join(" ")
}
