import { postJournals } from "@codex/ledger"
import type { JournalInput } from "@codex/ledger"
import { assertDefined } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { setPurchaseFacts } from "@codex/purchases"

export interface Sale {
  purchaseId: string
  grantId: string
  /** `null` where no money moves. */
  input: JournalInput | null
}

const collectors = new WeakMap<Tx, SaleJournals>()

/** Posts sales with one statement and notes access and journal of each. */
async function postSales(tx: Tx, sales: readonly Sale[]): Promise<void> {
  const inputs = sales.flatMap(({ input }) => (input ? [input] : []))
  const posted = inputs.length > 0 ? await postJournals(tx, inputs) : []
  const byIdem = new Map(posted.map(({ idem, id }) => [idem, id]))
  await setPurchaseFacts(
    tx,
    sales.map(({ input, ...sale }) => ({
      ...sale,
      journalId: input && assertDefined(byIdem.get(input.idem), "journal"),
    }))
  )
}

/**
 * The sales of one transaction, posted together at its end: the ledger's locks
 * come last, all at once and in order, so that groups cannot lock each other
 * out (README of @codex/ledger, "One post per transaction").
 */
export class SaleJournals {
  private waiting: Sale[] = []
  private posts = 0

  constructor(private readonly tx: Tx) {
    collectors.set(tx, this)
  }

  add(sale: Sale): void {
    this.waiting.push(sale)
  }

  async post(): Promise<void> {
    const sales = this.waiting.splice(0)
    if (sales.length > 0) {
      this.posts++
      await postSales(this.tx, sales)
    }
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

/** Whether other events are settled in this transaction too. */
export const isGroup = (tx: Tx): boolean => collectors.has(tx)

/** Posts a sale, now or with its group. */
export async function postSale(tx: Tx, sale: Sale): Promise<void> {
  const group = collectors.get(tx)
  if (group) {
    group.add(sale)
    return
  }
  await postSales(tx, [sale])
}

/** For whoever is about to read what was posted in this transaction. */
export async function postWaitingSales(tx: Tx): Promise<void> {
  await collectors.get(tx)?.post()
}
