import { accountsOptions } from "@codex/accounts"
import { slot } from "@codex/kernel"

interface Slots {
  busy: number
  waiting: (() => void)[]
}

const slots = slot<Slots>("accounts.hash-slots", () => ({
  busy: 0,
  waiting: [],
}))

/**
 * Runs `work` as one of a few that hash at the same time. A password costs
 * 80 ms of a core on purpose; without this, forty logins at once take the
 * whole machine (MEDUSA S4).
 */
export async function inHashSlot<T>(work: () => Promise<T>): Promise<T> {
  const state = slots.get()
  if (state.busy >= accountsOptions().hashing.concurrency) {
    // Whoever is done hands its place over, so `busy` stays as it is.
    await new Promise<void>((resolve) => state.waiting.push(resolve))
  } else {
    state.busy += 1
  }
  try {
    return await work()
  } finally {
    const next = state.waiting.shift()
    if (next) {
      next()
    } else {
      state.busy -= 1
    }
  }
}
