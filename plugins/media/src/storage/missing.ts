/** Told by the code alone: errors of Node's core may come from another realm. */
function isMissing(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ENOENT"
  )
}

/** What a reader makes of a file somebody deletes meanwhile: it is not there. */
export function orIfMissing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (isMissing(error)) {
      return otherwise
    }
    throw error
  }
}
