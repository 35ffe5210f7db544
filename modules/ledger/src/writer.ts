import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { JournalInput } from "./domain/journal"
import { assertJournal, postMany } from "./store/post"
import type { PostResult } from "./types"

/** More would only make everybody in the batch wait longer. */
const MAX_BATCH = 256
/** Beyond this many accounts the cache starts over. */
const MAX_ACCOUNTS = 100_000

/** A journal that was posted now, with what its writer sent along. */
export interface Alongside<Extra> {
  result: PostResult
  extra: Extra
}

interface WriterOptions<Extra> {
  /**
   * Runs in the batch's transaction, once, for the journals that are new in
   * it: rows written here commit with their journals or not at all. A replayed
   * journal brought its rows the first time.
   */
  alongside?: (tx: Tx, posted: readonly Alongside<Extra>[]) => Promise<unknown>
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
 * written at once, and no timer ever holds anybody back. One transaction, so
 * one connection, at a time.
 */
export function createLedgerWriter<Extra = undefined>(
  pg: Pg,
  { alongside, maxBatch = MAX_BATCH }: WriterOptions<Extra> = {}
): LedgerWriter<Extra> {
  const queue: Waiting<Extra>[] = []
  // Accounts are never deleted, so a committed id stays true.
  const accounts = new Map<string, string>()
  let busy = false

  async function commit(batch: readonly Waiting<Extra>[]) {
    let learned: ReadonlyMap<string, string> = new Map()
    const results = await withPlatform(pg, "ledger writer", async (tx) => {
      const posted = await postMany(
        tx,
        batch.map(({ input }) => input),
        { known: accounts, learned: (ids) => (learned = ids) }
      )
      const fresh = companions(batch, posted)
      if (fresh.length > 0) {
        await alongside?.(tx, fresh)
      }
      return posted
    })
    if (accounts.size > MAX_ACCOUNTS) {
      accounts.clear()
    }
    learned.forEach((id, key) => accounts.set(key, id))
    return results
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

function companions<Extra>(
  batch: readonly Waiting<Extra>[],
  posted: readonly PostResult[]
): Alongside<Extra>[] {
  return posted.flatMap((result, at) => {
    const extra = batch[at]?.extra
    return result.code === "posted" && extra !== undefined
      ? [{ result, extra }]
      : []
  })
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
