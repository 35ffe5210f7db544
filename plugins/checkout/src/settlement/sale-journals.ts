import { postJournal, postJournals } from "@codex/ledger"
import type { JournalInput } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { setJournalIds } from "@codex/purchases"

interface Waiting {
  purchaseId: string
  input: JournalInput
}

const collectors = new WeakMap<Tx, SaleJournals>()

/**
 * The sales of one transaction, posted together at its end: the ledger's locks
 * come last, all at once and in order, so that groups cannot lock each other
 * out (README of @codex/ledger, "One post per transaction").
 */
export class SaleJournals {
  private waiting: Waiting[] = []
  private posts = 0

  constructor(private readonly tx: Tx) {
    collectors.set(tx, this)
  }

  add(sale: Waiting): void {
    this.waiting.push(sale)
  }

  async post(): Promise<void> {
    const sales = this.waiting.splice(0)
    if (sales.length === 0) {
      return
    }
    this.posts++
    const posted = await postJournals(
      this.tx,
      sales.map((sale) => sale.input)
    )
    const byIdem = new Map(posted.map(({ idem, id }) => [idem, id]))
    await setJournalIds(
      this.tx,
      sales.map(({ purchaseId, input }) => ({
        purchaseId,
        journalId: byIdem.get(input.idem) ?? "",
      }))
    )
  }

  /** Runs `work`; its sales are forgotten when it is taken back. */
  async within(work: () => Promise<unknown>): Promise<void> {
    const [before, posts] = [this.waiting.length, this.posts]
    try {
      await work()
    } catch (error) {
      if (this.posts !== posts) {
        // Sales of others were posted meanwhile and would go with this one.
        throw new PostedInBetween({ cause: error })
      }
      this.waiting.length = before
      throw error
    }
  }
}

/** The group cannot go on; each of it is settled alone. */
export class PostedInBetween extends Error {
  constructor(options: ErrorOptions) {
    super("Sales of a group were posted before their turn", options)
  }
}

/** Posts a sale, now or with its group; the number is `null` until then. */
export async function postSale(
  tx: Tx,
  purchaseId: string,
  input: JournalInput
): Promise<string | null> {
  const group = collectors.get(tx)
  if (group) {
    group.add({ purchaseId, input })
    return null
  }
  return (await postJournal(tx, input)).id
}

/** For whoever is about to read what was posted in this transaction. */
export async function postWaitingSales(tx: Tx): Promise<void> {
  await collectors.get(tx)?.post()
}
