import { slot } from "./slot"

const running = slot<Set<string>>("loops", () => new Set())

export interface Loop {
  /** Unique in the process; a second start of the same name does nothing. */
  name: string
  everyMs: number
  work: () => Promise<unknown>
  /** Called for every failed turn; the loop goes on. */
  onError: (error: unknown) => void
}

/**
 * Repeats `work` for the life of the process, whatever it throws. Medusa's
 * in-memory scheduler forgets a job whose run fails to be stored, as happens
 * while Postgres restarts; a job that starts a loop does not depend on it.
 */
export function keepRunning({ name, everyMs, work, onError }: Loop): void {
  if (running.get().has(name)) {
    return
  }
  running.get().add(name)
  const turn = async () => {
    try {
      await work()
    } catch (error) {
      onError(error)
    }
    setTimeout(() => void turn(), everyMs).unref()
  }
  void turn()
}
