import type { ContentPost } from "@codex/content"
import type { BuyerPolicy } from "@codex/creators"
import { slot } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import type { CheckoutLine, Purchase } from "@codex/purchases"
import type { BuyerDetails } from "../buyer/details"

/** Where somebody tries to buy; all but `buy_now` are Medusa's cart. */
export type CheckoutDoor =
  | "buy_now"
  | "create_cart"
  | "add_to_cart"
  | "update_line_item"
  | "update_cart"
  | "transfer_cart"
  | "complete_cart"

export interface CheckoutRuleInput {
  tx: Tx
  door: CheckoutDoor
  /** Absent for a guest's cart. */
  customerId: string | undefined
  lines: { post: ContentPost; quantity: number }[]
  /** At buy-now: what the buyer gave, and what the store asks for. */
  buyer?: { given: BuyerDetails; policy: BuyerPolicy }
  now: Date
}

interface Registered {
  /** Unique; registering it again replaces it. */
  id: string
  /** Lower runs first; Codex's own use 10 to 50. */
  order: number
}

/** Refuses a purchase by throwing; its message reaches the shopper. */
export interface CheckoutRule extends Registered {
  run(input: CheckoutRuleInput): Promise<void> | void
}

export interface SettlementInput {
  tx: Tx
  line: CheckoutLine
  purchase: Purchase
}

/** Runs inside the settlement transaction; a throw rolls all of it back. */
export interface Settlement extends Registered {
  run(input: SettlementInput): Promise<void>
}

export interface ReversalInput {
  tx: Tx
  purchase: Purchase
  reason: string
}

/** Runs inside the transaction that reverses a purchase. */
export interface Reversal extends Registered {
  run(input: ReversalInput): Promise<void>
}

const rules = slot("checkout.rules", () => new Map<string, CheckoutRule>())
const settlements = slot(
  "checkout.settlements",
  () => new Map<string, Settlement>()
)
const reversals = slot("checkout.reversals", () => new Map<string, Reversal>())

function inOrder<T extends Registered>(registered: Map<string, T>): T[] {
  return [...registered.values()].sort(
    (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)
  )
}

/** Adds a rule to buy-now and to every core cart hook. */
export function registerCheckoutRule(rule: CheckoutRule): void {
  rules.get().set(rule.id, rule)
}

/** Adds work to the settlement transaction of every purchase. */
export function registerSettlement(settlement: Settlement): void {
  settlements.get().set(settlement.id, settlement)
}

/** Adds work to the transaction that takes a purchase back. */
export function registerReversal(reversal: Reversal): void {
  reversals.get().set(reversal.id, reversal)
}

export const checkoutRules = () => inOrder(rules.get())
export const registeredSettlements = () => inOrder(settlements.get())
export const registeredReversals = () => inOrder(reversals.get())
