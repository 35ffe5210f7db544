import { withPlatform, type Pg } from "@codex/kernel"
import type { JournalInput } from "./domain/journal"
import { accountIds } from "./store/accounts"
import { writeAlongside, type Companion } from "./store/companion"
import { assertJournal, postAtOnce, postMany } from "./store/post"
import type { PostResult } from "./types"

/** More would only make everybody in the batch wait longer. */
const MAX_BATCH = 256
/** Beyond this many accounts the cache starts over. */
const MAX_ACCOUNTS = 100_000

/** A journal by its key, with what its writer sent along. */
export interface Accompanied<Extra> {
  idem: string
  extra: Extra
}

interface WriterOptions<Extra> {
  /**
   * An INSERT into platform tables for the journals that are new in a batch,
   * which it reads from `posted (idem, id)`: its rows commit with their
   * journals or not at all. A replayed journal brought its rows the first time.
   */
  alongside?: (rows: readonly Accompanied<Extra>[]) => Companion
  maxBatch?: number
}

interface Waiting<Extra> {
  input: JournalInput
  extra: Extra | undefined
  resolve: (result: PostResult) => void
  reject: (error: unknown) => void
}

export interface LedgerWriter<Extra> {
  /** Settles once the journal is committed, or refused. */
  write: (input: JournalInput, extra?: Extra) => Promise<PostResult>
}

/**
 * Group commit. Writers that come while a batch is on its way to the disk make
 * up the next one, so its size follows the load by itself: one alone is
 * written at once, and no timer ever holds anybody back. A batch is one
 * statement that commits by itself, on one connection at a time: two at once
 * would be half as large and wait for each other's balances.
 */
export function createLedgerWriter<Extra = undefined>(
  pg: Pg,
  { alongside, maxBatch = MAX_BATCH }: WriterOptions<Extra> = {}
): LedgerWriter<Extra> {
  const queue: Waiting<Extra>[] = []
  // Accounts are never deleted, so a committed id stays true.
  const known = new Map<string, string>()
  let busy = false

  async function commit(batch: readonly Waiting<Extra>[]) {
    const inputs = batch.map(({ input }) => input)
    const rows = accompanied(batch)
    const companion = rows.length > 0 ? alongside?.(rows) : undefined
    if (known.size > MAX_ACCOUNTS) {
      known.clear()
    }
    const learned = await accountIds(pg, inputs, known)
    learned.forEach((id, key) => known.set(key, id))
    const results = await postAtOnce(pg, inputs, { known, companion })
    return (
      results ??
      withPlatform(pg, "ledger writer", async (tx) => {
        const posted = await postMany(tx, inputs, { known })
        if (companion) {
          await writeAlongside(tx, posted, companion)
        }
        return posted
      })
    )
  }

  async function flush() {
    busy = true
    while (queue.length > 0) {
      await settle(queue.splice(0, maxBatch), commit)
      // Who has just been answered may ask again, and join the next batch.
      await new Promise((resolve) => setImmediate(resolve))
    }
    busy = false
  }

  return {
    write(input, extra) {
      assertJournal(input)
      return new Promise((resolve, reject) => {
        queue.push({ input, extra, resolve, reject })
        if (!busy) {
          void flush()
        }
      })
    },
  }
}

/** Of journals that share a key only the first can be new. */
function accompanied<Extra>(
  batch: readonly Waiting<Extra>[]
): Accompanied<Extra>[] {
  const byIdem = new Map<string, Extra | undefined>()
  for (const { input, extra } of batch) {
    if (!byIdem.has(input.idem)) {
      byIdem.set(input.idem, extra)
    }
  }
  return [...byIdem].flatMap(([idem, extra]) =>
    extra === undefined ? [] : [{ idem, extra }]
  )
}

/**
 * The database said no to something in the batch. Anything else (a lost
 * connection, a full pool) would say the same to each of them again.
 */
const isRefusal = (error: unknown) =>
  error instanceof Error &&
  (!("code" in error) || /^(2[0-9]|4[02]|55|P0)/.test(String(error.code)))

/** When a batch is refused, each is tried alone: one must not sink the rest. */
async function settle<Extra>(
  batch: readonly Waiting<Extra>[],
  commit: (batch: readonly Waiting<Extra>[]) => Promise<PostResult[]>
): Promise<void> {
  try {
    const results = await commit(batch)
    results.forEach((result, at) => batch[at]?.resolve(result))
  } catch (error) {
    if (batch.length === 1 || !isRefusal(error)) {
      batch.forEach(({ reject }) => reject(error))
      return
    }
    for (const one of batch) {
      await settle([one], commit)
    }
  }
}
