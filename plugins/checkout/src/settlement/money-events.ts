import { slot } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import type { InboxEvent } from "@codex/purchases"
import type { Settled } from "./settled"

export interface MoneyEventInput {
  tx: Tx
  inbox: InboxEvent
  /** The signed body, parsed; its form is for the handler to check. */
  event: unknown
}

/**
 * What a verified event means, inside the settlement transaction: all of it
 * commits with the inbox row. A throw rolls back and the event is tried again.
 */
export interface MoneyEventHandler {
  /** Unique; registering it again replaces it. */
  id: string
  /** Inbox provider: `stripe`, `stripe-connect`, `demo`. */
  provider: string
  /** Event types; `payout.*` covers every type under `payout.` */
  types: readonly string[]
  run(input: MoneyEventInput): Promise<Settled>
}

const handlers = slot(
  "checkout.money-events",
  () => new Map<string, MoneyEventHandler>()
)

/** Adds the meaning of provider events to settlement. */
export function registerMoneyEvent(handler: MoneyEventHandler): void {
  handlers.get().set(handler.id, handler)
}

const covers = (pattern: string, type: string) =>
  pattern.endsWith(".*")
    ? type.startsWith(pattern.slice(0, -1))
    : pattern === type

/** The handler of an event; an exact type wins over a group of types. */
export function moneyEventHandler(
  provider: string,
  type: string
): MoneyEventHandler | undefined {
  const mine = [...handlers.get().values()].filter(
    (handler) =>
      handler.provider === provider &&
      handler.types.some((pattern) => covers(pattern, type))
  )
  return mine.find((handler) => handler.types.includes(type)) ?? mine[0]
}
