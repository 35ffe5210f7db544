const PREFIX = "codex-upload:"
const held = new Map<string, () => void>()

/**
 * Says to the other tabs of this browser that this one sends an upload. The
 * browser lets go by itself when the tab closes or crashes.
 *
 * @returns false when another tab sends it already
 */
export function holdUpload(uploadId: string): Promise<boolean> {
  if (held.has(uploadId) || !("locks" in navigator)) {
    return Promise.resolve(true)
  }
  return new Promise((resolve, reject) => {
    const options = { ifAvailable: true }
    navigator.locks
      .request(`${PREFIX}${uploadId}`, options, (lock) => {
        resolve(lock !== null)
        return lock === null
          ? undefined
          : new Promise<void>((release) => held.set(uploadId, release))
      })
      .catch(reject)
  })
}

export function letGoOfUpload(uploadId: string | undefined): void {
  if (uploadId) {
    held.get(uploadId)?.()
    held.delete(uploadId)
  }
}

/** Uploads that some tab of this browser is sending. */
export async function uploadsBeingSent(): Promise<Set<string>> {
  if (!("locks" in navigator)) {
    return new Set(held.keys())
  }
  const { held: locks = [] } = await navigator.locks.query()
  const names = locks.map(({ name = "" }) => name)
  return new Set(
    names
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
  )
}
