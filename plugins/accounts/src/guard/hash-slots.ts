import type { ServerResponse } from "node:http"
import { accountsOptions } from "@codex/accounts"
import { slot } from "@codex/kernel"

interface Slots {
  /** Requests that may hash a password and are not answered yet. */
  underWay: number
  busy: number
  waiting: (() => void)[]
}

const slots = slot<Slots>("accounts.hash-slots", () => ({
  underWay: 0,
  busy: 0,
  waiting: [],
}))

/** Whether one more password may come and wait for its turn. */
export function hasHashSlot(): boolean {
  const { concurrency, queue } = accountsOptions().hashing
  return slots.get().underWay < concurrency + queue
}

/**
 * Counts a request from its door to its answer: what still reads its limits
 * waits for a turn as much as what stands in line.
 */
export function takeHashSlot(res: ServerResponse): void {
  const state = slots.get()
  state.underWay += 1
  res.once("close", () => {
    state.underWay -= 1
  })
}

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
