/** Careful reading of what a foreign program printed; nothing here throws. */
export type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null

export const asObject = (value: unknown): Json => (isObject(value) ? value : {})

export const asText = (value: unknown) =>
  typeof value === "string" ? value : ""

export const asObjects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter(isObject) : []

/** A finite number, also from text; 0 for anything else. */
export function asNumber(value: unknown): number {
  const number = typeof value === "string" ? Number(value) : value
  return typeof number === "number" && Number.isFinite(number) ? number : 0
}
