import { minor, type Tx } from "@codex/kernel"
import {
  findPayoutByExternal,
  setAccountFacts,
  setDestinationReady,
  setPayoutFacts,
  type Payout,
} from "@codex/payouts"
import { z } from "@medusajs/framework/zod"
import { DISCONNECTED, factsOfAccount, stripeAccount } from "./account-facts"
import { applyResult, finishTakeBack } from "./apply-result"
import { moveLocked } from "./move"

const money = {
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  metadata: z.record(z.string(), z.string()).nullish(),
}

const event = z.discriminatedUnion("object", [
  z.object({
    ...money,
    object: z.literal("payout"),
    status: z.enum(["pending", "in_transit", "paid", "failed", "canceled"]),
    failure_message: z.string().nullish(),
  }),
  z.object({
    ...money,
    object: z.literal("transfer"),
    reversed: z.boolean(),
  }),
  stripeAccount,
  /** The payee has disconnected the platform; the account is the event's. */
  z.object({ object: z.literal("application") }),
])

const envelope = z.object({
  type: z.string().optional(),
  created: z.number().int().optional(),
  account: z.string().nullish(),
  data: z.object({ object: event }),
})

type About = z.infer<typeof event>
type BankPayout = Extract<About, { object: "payout" }>
type Transfer = Extract<About, { object: "transfer" }>

/** Of the same form as settlement's own answers. */
export type PayoutEventOutcome =
  { state: "done" } | { state: "skipped"; reason: string }

const done: PayoutEventOutcome = { state: "done" }
const skipped = (reason: string): PayoutEventOutcome => ({
  state: "skipped",
  reason,
})

async function bankPayout(
  tx: Tx,
  payout: Payout,
  object: BankPayout
): Promise<void> {
  const failed = object.status === "failed" || object.status === "canceled"
  if (!failed) {
    const state = object.status === "paid" ? "paid" : "in_transit"
    await applyResult(tx, payout.id, { state, externalId: object.id })
    return
  }
  const reason = object.failure_message ?? "The bank sent the money back"
  await setPayoutFacts(tx, payout.id, {
    external_id: object.id,
    failure: reason,
  })
  // What left for the payee's account has to be fetched from there.
  await moveLocked(tx, payout, {
    to: "reversing",
    by: "provider",
    note: reason,
  })
}

async function transfer(
  tx: Tx,
  payout: Payout,
  object: Transfer
): Promise<void> {
  await setPayoutFacts(tx, payout.id, { transfer_id: object.id })
  if (!object.reversed) {
    return
  }
  const moved = await moveLocked(tx, payout, {
    to: "reversing",
    by: "provider",
    note: "The transfer was reversed",
  })
  const state = moved ? "reversing" : payout.state
  await finishTakeBack(tx, { ...payout, state }, "provider")
}

async function accountNews(
  tx: Tx,
  object: Extract<About, { object: "account" | "application" }>,
  of: Pick<z.infer<typeof envelope>, "account" | "created" | "type">
): Promise<void> {
  const { account, type, created } = of
  const at = created ? new Date(created * 1_000) : new Date()
  if (object.object === "account") {
    const facts = factsOfAccount(object)
    await setAccountFacts(tx, object.id, facts, at)
    await setDestinationReady(tx, object.id, facts.payouts_enabled)
  } else if (account && type === "account.application.deauthorized") {
    await setAccountFacts(tx, account, DISCONNECTED, at)
    await setDestinationReady(tx, account, false)
  }
}

/**
 * What a verified transfer, payout or account event of Stripe means. Steps go
 * forward only, so any order and any number of copies ends the same.
 */
export async function applyPayoutEvent(
  tx: Tx,
  body: unknown
): Promise<PayoutEventOutcome> {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) {
    return skipped("not_about_a_payout")
  }
  const { object } = parsed.data.data
  if (object.object === "account" || object.object === "application") {
    await accountNews(tx, object, parsed.data)
    return done
  }
  const payout = await findPayoutByExternal(tx, {
    payoutId: object.metadata?.payout_id,
    ...(object.object === "payout"
      ? { externalId: object.id }
      : { transferId: object.id }),
  })
  if (!payout) {
    return skipped("unknown_payout")
  }
  const same =
    minor(object.amount) === payout.amount_minor &&
    object.currency === payout.currency_code
  if (!same) {
    return skipped("amount_mismatch")
  }
  await (object.object === "payout"
    ? bankPayout(tx, payout, object)
    : transfer(tx, payout, object))
  return done
}
