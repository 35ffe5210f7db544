const NAME_MAX = 120

export type NameFailure = "name_invalid"

/** Null when it can stand on a page as somebody's name. */
export function checkName(name: string): NameFailure | null {
  // Code points, as Postgres counts them.
  const length = Array.from(name.trim()).length
  return length >= 1 && length <= NAME_MAX ? null : "name_invalid"
}
