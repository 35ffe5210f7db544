import { withPlatform } from "@codex/kernel"
import {
  countPurchasesWithoutGrant,
  endPurchases,
  expireLines,
  insertOutbox,
  listPurchasesWithoutOutbox,
  releaseExpired,
  releaseExpiredDiscounts,
} from "@codex/purchases"
import type { Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../lib/message-of"
import { TAX_TRANSACTION } from "../tax/calculation"
import { sweepRefunds } from "../refunds/sweep-refunds"
import { sweepGiveBacks } from "../suspense/submit-give-back"
import { FOLLOW_UPS, followUpRow } from "./capture"
import { reconcileStripe } from "./reconcile-stripe"

const BATCH = 100

async function recreateFollowUps(tx: Tx): Promise<number> {
  let found = 0
  for (const kind of [...FOLLOW_UPS, TAX_TRANSACTION]) {
    const taxed = kind === TAX_TRANSACTION
    const orphans = await listPurchasesWithoutOutbox(tx, kind, BATCH, taxed)
    for (const purchase of orphans) {
      await insertOutbox(tx, followUpRow(kind, purchase))
    }
    found += orphans.length
  }
  return found
}

/**
 * Re-derives missing work from what is true (ARCHITECTURE §2): places and
 * checkouts whose time is over, follow-ups that are gone, captures nobody
 * told us about. Expired leases need no sweep, the next claim takes them.
 */
export async function sweep(container: MedusaContainer): Promise<void> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const steps: Record<string, () => Promise<unknown>> = {
    "expired checkouts": () => withPlatform(pg, "sweep lines", expireLines),
    "expired places": () => withPlatform(pg, "sweep supply", releaseExpired),
    "expired discounts": () =>
      withPlatform(pg, "sweep discounts", releaseExpiredDiscounts),
    "ended access": () =>
      withPlatform(pg, "sweep ended", (tx) => endPurchases(tx)),
    "missing follow-ups": () =>
      withPlatform(pg, "sweep outbox", recreateFollowUps),
    "silent and unsent refunds": () =>
      withPlatform(pg, "sweep refunds", sweepRefunds),
    "unsent decisions on suspense": () =>
      withPlatform(pg, "sweep suspense", sweepGiveBacks),
    "unseen captures": () => reconcileStripe(container),
    "purchases without access": async () => {
      const lost = await withPlatform(
        pg,
        "sweep grants",
        countPurchasesWithoutGrant
      )
      if (lost > 0) {
        throw new Error(`${lost} purchases have no grant; look at them now`)
      }
    },
  }
  for (const [name, run] of Object.entries(steps)) {
    try {
      await run()
    } catch (error) {
      logger.error(`checkout: sweep of ${name}: ${messageOf(error)}`)
    }
  }
}
