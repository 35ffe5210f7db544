import type { Tx } from "@codex/kernel"
import { findLineByPayment, findPurchaseIdByPayment } from "@codex/purchases"
import { followParked } from "./follow-parked"
import { followPurchase } from "./follow-purchase"
import type { Fresh } from "./keep-news"
import { done } from "./settled"
import type { Settled } from "./settled"

/** A checkout of ours whose capture has not been told yet: it will be. */
async function isExpected(tx: Tx, paymentId: string): Promise<boolean> {
  const line = await findLineByPayment(tx, { providerRef: paymentId })
  return line !== undefined && line.status !== "parked"
}

async function followOne(
  tx: Tx,
  provider: string,
  paymentId: string,
  fresh: ReadonlySet<string>
): Promise<Settled> {
  const purchaseId = await findPurchaseIdByPayment(tx, paymentId)
  if (purchaseId) {
    return done(await followPurchase(tx, { provider, purchaseId, fresh }))
  }
  if (await isExpected(tx, paymentId)) {
    return { state: "done", reason: "waits_for_capture" }
  }
  const parked = await followParked(tx, provider, paymentId, fresh)
  return parked === "known"
    ? { state: "done", reason: "follows_suspense" }
    : { state: "parked", reason: "unknown_payment" }
}

/** What an event about refunds, disputes or fees means for each payment. */
export async function followPayments(
  tx: Tx,
  provider: string,
  news: Fresh
): Promise<Settled> {
  let settled: Settled = { state: "skipped", reason: "not_about_a_payment" }
  for (const [paymentId, fresh] of news) {
    settled =
      fresh.size > 0
        ? await followOne(tx, provider, paymentId, fresh)
        : { state: "done", reason: "known_already" }
  }
  return settled
}

/** Books a capture that became no purchase to suspense. */
export async function followUnsold(
  tx: Tx,
  provider: string,
  news: Fresh
): Promise<void> {
  for (const [paymentId, fresh] of news) {
    await followParked(tx, provider, paymentId, fresh)
  }
}
