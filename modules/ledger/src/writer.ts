import { groupCommit, withPlatform, type Pg } from "@codex/kernel"
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

interface Written<Extra> {
  input: JournalInput
  extra: Extra | undefined
}

export interface LedgerWriter<Extra> {
  /** Settles once the journal is committed, or refused. */
  write: (input: JournalInput, extra?: Extra) => Promise<PostResult>
}

/**
 * Journals of many callers by group commit. A batch is one statement that
 * commits by itself, on one connection at a time: two at once would be half as
 * large and wait for each other's balances.
 */
export function createLedgerWriter<Extra = undefined>(
  pg: Pg,
  { alongside, maxBatch = MAX_BATCH }: WriterOptions<Extra> = {}
): LedgerWriter<Extra> {
  // Accounts are never deleted, so a committed id stays true.
  const known = new Map<string, string>()

  async function commit(batch: readonly Written<Extra>[]) {
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

  const post = groupCommit({ commit, maxWeight: maxBatch })
  return {
    async write(input, extra) {
      assertJournal(input)
      return post({ input, extra })
    },
  }
}

/** Of journals that share a key only the first can be new. */
function accompanied<Extra>(
  batch: readonly Written<Extra>[]
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
