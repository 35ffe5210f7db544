import type { IncomingMessage, ServerResponse } from "node:http"
import { accountsOptions } from "@codex/accounts"
import { slot } from "@codex/kernel"

interface Line {
  inside: number
  waiting: (() => void)[]
  known: WeakSet<IncomingMessage>
}

const line = slot<Line>("accounts.login-line", () => ({
  inside: 0,
  waiting: [],
  known: new WeakSet(),
}))

/** One more than hash at a time: it reads its limits meanwhile. */
const places = () => accountsOptions().hashing.concurrency + 1

/** Whether one more password may wait for its turn. */
export const hasRoom = (): boolean =>
  line.get().waiting.length < accountsOptions().hashing.queue

/** Whether this request has had its turn already. */
export const isInLine = (req: IncomingMessage): boolean =>
  line.get().known.has(req)

/** Its place goes to the next one, whatever the answer was. */
function leave(): void {
  const state = line.get()
  const next = state.waiting.shift()
  if (next) {
    next()
  } else {
    state.inside -= 1
  }
}

function waitForTurn(res: ServerResponse): Promise<void> {
  const { waiting } = line.get()
  return new Promise((resolve) => {
    const giveUp = () => {
      waiting.splice(waiting.indexOf(turn), 1)
    }
    const turn = () => {
      res.off("close", giveUp)
      resolve()
    }
    waiting.push(turn)
    // Who has left does not come in when the turn would be theirs.
    res.once("close", giveUp)
  })
}

/**
 * Resolves when a request that hashes a password may go on; its place is free
 * again with its answer. What waits costs nothing but its connection: many
 * logins at once are worked off a few at a time, whoever sends them.
 */
export async function standInLine(
  req: IncomingMessage,
  res: ServerResponse
): Promise<void> {
  const state = line.get()
  state.known.add(req)
  if (res.closed) {
    // Hung up on the way here: a place would never come back.
    return
  }
  if (state.inside >= places()) {
    await waitForTurn(res)
  } else {
    state.inside += 1
  }
  res.once("close", leave)
}
