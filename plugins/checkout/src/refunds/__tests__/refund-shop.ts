import { postJournal } from "@codex/ledger"
import type { Tx } from "@codex/kernel"
import { claimInbox, claimOutbox, findPurchaseByLine } from "@codex/purchases"
import type { OutboxRow, Purchase, RefundRequest } from "@codex/purchases"
import { eventFor, SECRET, settleEvent } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { setOptions } from "../../options"
import { settle } from "../../settlement/settle"
import { askForRefund } from "../request-refund"
import { submitRefund } from "../submit-refund"
import type { containerOf } from "./test-container"

export function useDemo(): void {
  setOptions({
    storefrontUrl: "http://localhost:4321",
    demo: { secret: SECRET },
    refunds: { windowDays: 30, autoDays: 7, autoPercent: 10 },
  })
}

export async function buy(shop: Shop, priceMinor = 5_000n): Promise<Purchase> {
  const line = await shop.checkout(await shop.post({ price_minor: priceMinor }))
  await settleEvent(shop, eventFor(line))
  const purchase = await shop.within((tx) => findPurchaseByLine(tx, line.id))
  if (!purchase) {
    throw new Error("the capture must have become a purchase")
  }
  return purchase
}

export const paidDaysAgo = (shop: Shop, { id }: Purchase, days: number) =>
  shop.within((tx) =>
    tx("purchase")
      .where({ id })
      .update({ paid_at: tx.raw("now() - make_interval(days => ?)", [days]) })
  )

export const ask = (
  shop: Shop,
  purchase: Purchase,
  customerId = purchase.customer_id
) =>
  shop.within((tx) =>
    askForRefund(tx, {
      customerId,
      purchaseId: purchase.id,
      reason_code: "does_not_work",
      reason: "No sound",
      now: new Date(),
    })
  )

/** What the workers do with an approved refund: ask, be told, settle. */
export async function submit(
  shop: Shop,
  container: ReturnType<typeof containerOf>,
  request: RefundRequest
): Promise<void> {
  const rows = await shop.within((tx) => claimOutbox(tx, { limit: 500 }))
  const row = rows.find(
    ({ kind, ref_id }) => kind === "refund_submit" && ref_id === request.id
  )
  await submitRefund(container, row ?? ({ ref_id: request.id } as OutboxRow))
  const events = await shop.within((tx) => claimInbox(tx, { limit: 100 }))
  for (const event of events) {
    await shop.within((tx) => settle(tx, event))
  }
}

/** Books a debt, as a refund of money already paid out would. */
export async function owe(tx: Tx, payeeId: string, amountMinor: bigint) {
  await postJournal(tx, {
    idem: `debt:${payeeId}`,
    kind: "adjustment",
    refType: "test",
    refId: payeeId,
    currency: "usd",
    legs: [
      { account: `payee:${payeeId}:available`, amountMinor: -amountMinor },
      { account: "platform:refund_loss", amountMinor },
    ],
  })
}
