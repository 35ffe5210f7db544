import { applyPayoutEvent } from "@codex/plugin-wallet/workflows"
import { z } from "@medusajs/framework/zod"
import { isOtherMode } from "../settlement/livemode"
import { registerMoneyEvent } from "../settlement/money-events"
import type { MoneyEventInput } from "../settlement/money-events"
import type { Settled } from "../settlement/settled"

const envelope = z.object({ livemode: z.boolean().nullish() })

/** The wallet knows what money that leaves means; test money moves nothing. */
async function run({ tx, inbox, event }: MoneyEventInput): Promise<Settled> {
  const { livemode } = envelope.parse(event)
  if (isOtherMode(inbox.provider, livemode ?? null)) {
    return { state: "parked", reason: "livemode_mismatch" }
  }
  return applyPayoutEvent(tx, event)
}

/**
 * Transfers are the platform's own; payouts and account news come from the
 * connected accounts, through their endpoint.
 */
export function registerPayoutEvents(): void {
  registerMoneyEvent({
    id: "codex.payouts.platform",
    provider: "stripe",
    types: ["transfer.*", "payout.*", "account.*"],
    run,
  })
  registerMoneyEvent({
    id: "codex.payouts.connect",
    provider: "stripe-connect",
    types: ["transfer.*", "payout.*", "account.*"],
    run,
  })
}
