/**
 * An undefined filter value matches every row in Medusa's query layer, so a
 * filter never takes one: `where({ id: assertDefined(id, "post id") })`.
 */
export function assertDefined<T>(value: T | null | undefined, name: string): T {
  if (value === undefined || value === null) {
    throw new Error(`${name} is undefined; refusing to filter by it`)
  }
  return value
}
