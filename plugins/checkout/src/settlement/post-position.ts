import { postedVector, postJournals, refsWithKind } from "@codex/ledger"
import type { JournalInput } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import {
  asPosition,
  positionDelta,
  purchasePosition,
  splitLegs,
} from "@codex/payouts"
import type { PositionFacts } from "@codex/payouts"
import { parseWaterfall } from "@codex/plugin-wallet/workflows"
import type { PaymentObject, Purchase } from "@codex/purchases"
import { postWaitingSales } from "./sale-journals"

export const POSITION_KINDS = [
  "sale",
  "refund",
  "dispute",
  "fee_correction",
] as const

const MAX_LEGS = 32
const BRIDGE = "platform:suspense"

/** What made the position move; part of the journal's key. */
export interface Cause {
  kind: "refund" | "dispute" | "fee_correction"
  objectId: string
  rank: number
}

export interface Step {
  cause: Cause
  facts: PositionFacts
}

const KIND: Partial<Record<PaymentObject["kind"], Cause["kind"]>> = {
  refund: "refund",
  dispute: "dispute",
  fee: "fee_correction",
  application_fee: "fee_correction",
}

/** The cause an object is; `undefined` for the payment, which is the sale. */
export function causeOf(
  object: Pick<PaymentObject, "kind" | "object_id" | "rank">
): Cause | undefined {
  const kind = KIND[object.kind]
  return kind && { kind, objectId: object.object_id, rank: object.rank }
}

/** Payees' money lies in available once the purchase was released. */
export async function claimBucket(
  tx: Tx,
  purchaseId: string
): Promise<"pending" | "available"> {
  const released = await refsWithKind(tx, {
    kind: "release",
    refType: "purchase",
    refIds: [purchaseId],
  })
  return released.size > 0 ? "available" : "pending"
}

export function positionJournals(
  purchase: Pick<Purchase, "id" | "currency_code">,
  { kind, objectId, rank }: Cause,
  legs: JournalInput["legs"]
): JournalInput[] {
  return splitLegs(legs, MAX_LEGS, BRIDGE).map((part, index) => ({
    idem: `${kind}:${objectId}:${rank}${index > 0 ? `:${index}` : ""}`,
    kind,
    refType: "purchase",
    refId: purchase.id,
    currency: purchase.currency_code,
    legs: part,
  }))
}

/**
 * Posts the difference between what was posted on the purchase and where it
 * stands after each step, all in one statement. The caller holds the purchase.
 */
export async function postPosition(
  tx: Tx,
  purchase: Purchase,
  steps: readonly Step[]
): Promise<void> {
  const waterfall = parseWaterfall(purchase.waterfall)
  await postWaitingSales(tx)
  const sums = await postedVector(tx, "purchase", purchase.id, {
    kinds: POSITION_KINDS,
  })
  const bucket = await claimBucket(tx, purchase.id)
  let posted = asPosition(sums)
  const journals: JournalInput[] = []
  for (const { cause, facts } of steps) {
    const target = purchasePosition(waterfall, facts)
    const legs = positionDelta(target, posted, bucket)
    journals.push(...positionJournals(purchase, cause, legs))
    posted = target
  }
  await postJournals(tx, journals)
}
