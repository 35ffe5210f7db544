import { TranscodeAborted } from "./failure"

const PARALLEL = 4

/** A few at a time; none begins once the signal is aborted. */
export async function inParallel<T>(
  items: readonly T[],
  signal: AbortSignal,
  fn: (item: T) => Promise<void>
): Promise<void> {
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if (signal.aborted) {
        throw new TranscodeAborted("aborted between files")
      }
      await fn(item)
    }
  }
  // All of them end before anybody hears of it: a lane that went on would
  // store a file of an attempt that has been cleared away.
  const lanes = await Promise.allSettled(Array.from({ length: PARALLEL }, lane))
  const broken = lanes.find(({ status }) => status === "rejected")
  if (broken?.status === "rejected") {
    throw broken.reason
  }
}
