import { slot } from "@codex/kernel"
import { manualRail } from "./manual"
import type { PayoutRail } from "./port"

const rails = slot(
  "wallet.rails",
  () => new Map<string, PayoutRail>([[manualRail.id, manualRail]])
)

/** Adds a way to send money; a shop's own code may call it too. */
export function registerPayoutRail(rail: PayoutRail): void {
  rails.get().set(rail.id, rail)
}

/** The rail of this name, if the shop has it. */
export const payoutRail = (id: string): PayoutRail | undefined =>
  rails.get().get(id)

/** Every rail that works by itself in this shop. */
export const automaticRails = (): PayoutRail[] =>
  [...rails.get().values()].filter(({ id }) => id !== manualRail.id)
