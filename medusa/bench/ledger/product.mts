import {
  createLedgerWriter,
  payeeAccount,
  platformAccount,
  type JournalInput,
} from "@codex/ledger"
import type { Pg } from "@codex/kernel"
import { outboxAlongside, type NewOutboxRow } from "@codex/purchases"
import { randomInt } from "node:crypto"
import { ulid } from "../lib/ulid.mts"

const PAYEES = 2_000
/** One in so many is a debit: somebody is paid out what may be there. */
const DEBITS = 4

const payee = () => `cr_${String(randomInt(PAYEES)).padStart(26, "0")}`

/** $50.00 at 15 %: the hot platform accounts are in every journal. */
export function sale(): JournalInput {
  const id = `pur_${ulid()}`
  return {
    idem: `sale:${id}`,
    kind: "sale",
    refType: "purchase",
    refId: id,
    currency: "usd",
    legs: [
      { account: platformAccount("clearing"), amountMinor: -5_000n },
      { account: platformAccount("fee"), amountMinor: 750n },
      { account: payeeAccount(payee(), "available"), amountMinor: 4_250n },
    ],
  }
}

/** Refused when it would overdraw the payee. */
function payout(): JournalInput {
  const id = `pout_${ulid()}`
  const account = payeeAccount(payee(), "available")
  return {
    idem: `payout:${id}`,
    kind: "payout",
    refType: "payout",
    refId: id,
    currency: "usd",
    legs: [
      { account, amountMinor: -1_000n },
      { account: platformAccount("clearing"), amountMinor: 990n },
      { account: platformAccount("fee"), amountMinor: 10n },
    ],
    floors: [{ account, minMinor: 0n }],
  }
}

const FOLLOW_UPS = ["receipt_email", "order_projection"]

const followUps = (refId: string): NewOutboxRow[] =>
  FOLLOW_UPS.map((kind) => ({
    kind,
    refId,
    payload: { title: "A film", to: "ada@example.com" },
  }))

export interface Tally {
  posted: number
  insufficient: number
}

/** A settlement as the product writes it: journal, floors, outbox rows. */
export function settlements(pg: Pg, tally: Tally) {
  const { write } = createLedgerWriter<NewOutboxRow[]>(pg, {
    alongside: outboxAlongside,
  })
  return async (at: number) => {
    const input = at % DEBITS === 0 ? payout() : sale()
    const { code } = await write(input, followUps(input.refId))
    if (code === "posted" || code === "insufficient") {
      tally[code]++
    }
  }
}
