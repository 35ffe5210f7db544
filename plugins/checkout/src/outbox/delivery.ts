import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"

export interface Delivered {
  /** `kept`: nowhere to send it, so the operator can read it. */
  state: "done" | "kept"
  result: Record<string, unknown>
}

/** What does one kind of outbox row. */
export type Delivery = (
  container: MedusaContainer,
  row: OutboxRow
) => Promise<Delivered>
