/** So long must nothing come in before work begins in this process. */
const QUIET_MS = 20
let quiet: NodeJS.Timeout | undefined
/** Verified and not yet durable: a slow disk is no quiet. */
let underWay = 0

/** Whether events come in: work that is not urgent leaves them the way. */
export const isTakingIn = (): boolean => underWay > 0 || quiet !== undefined

/** Runs what takes one event in. */
export async function takingIn(work: () => Promise<unknown>): Promise<void> {
  underWay += 1
  try {
    await work()
  } finally {
    underWay -= 1
  }
}

/**
 * Taking in comes before working off: while events come in one after the
 * other, the jobs find what is here; the last of them runs `work` at once.
 */
export function whenQuiet(work: () => void): void {
  clearTimeout(quiet)
  quiet = setTimeout(() => {
    quiet = undefined
    // Who is still under way asks again when it is answered.
    if (underWay === 0) {
      work()
    }
  }, QUIET_MS)
}
