import { ApiError } from "./api"

/** Seconds between tries; the last of them again and again. */
const WAITS_S = [1, 2, 4, 8, 15, 30]
/** Ten minutes of failures on a line that says it is there. */
const GIVE_UP_S = 600

/** Storage refused a part, or nothing answered at all (`status` 0). */
export class PartError extends Error {
  constructor(readonly status: number) {
    super(status === 0 ? "No connection" : `The storage answered ${status}`)
  }
}

const TOO_MUCH = new Set([408, 425, 429])

/** Errors that time heals; all others are told at once. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) {
    return (
      error.status >= 500 ||
      TOO_MUCH.has(error.status) ||
      // Another tab, or a request whose answer was lost, is finishing it.
      error.code === "upload_busy"
    )
  }
  if (error instanceof PartError) {
    const { status } = error
    return status === 0 || status >= 500 || TOO_MUCH.has(status)
  }
  // What fetch throws when nothing answers.
  return error instanceof TypeError
}

/** Replaceable in tests: how one waits, and whether there is a line at all. */
export interface Waiting {
  isOnline: () => boolean
  /** Seconds, or until the line is back; rejects when it is called off. */
  pause: (seconds: number, signal?: AbortSignal) => Promise<void>
}

const inBrowser: Waiting = {
  isOnline: () => navigator.onLine,
  pause: (seconds, signal) =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => () => {
        clearTimeout(timer)
        window.removeEventListener("online", back)
        signal?.removeEventListener("abort", off)
        settle()
      }
      const back = done(resolve)
      const off = done(() => reject(new Error("called off")))
      const timer = setTimeout(back, seconds * 1000)
      window.addEventListener("online", back)
      signal?.addEventListener("abort", off)
    }),
}

/**
 * Tries until it works, is called off, or cannot work. A line that is gone is
 * waited for without end: that time does not count.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  signal?: AbortSignal,
  waiting = inBrowser
): Promise<T> {
  let failures = 0
  let waited = 0
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (signal?.aborted || !isPassing(error) || waited >= GIVE_UP_S) {
        throw error
      }
      const seconds = WAITS_S[Math.min(failures, WAITS_S.length - 1)] ?? 1
      failures += 1
      waited += waiting.isOnline() ? seconds : 0
      await waiting.pause(seconds, signal)
    }
  }
}
