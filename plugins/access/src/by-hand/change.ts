import {
  extendGrant,
  takeBackGrant,
  wasBought,
  type GrantOf,
} from "@codex/entitlements"
import { withPlatform, type Pg } from "@codex/kernel"
import { extendPurchase } from "@codex/purchases"
import type { ExtendAccessBody, TakeBackBody } from "../contract"
import { noteAct, type Operator } from "./operator"

/** Lets access last longer, or for good. */
export async function extendAccess(
  pg: Pg,
  operator: Operator,
  of: GrantOf,
  { expires_at: until, reason }: ExtendAccessBody
): Promise<void> {
  const expiresAt = until === null ? null : new Date(until)
  await withPlatform(pg, "access by hand: longer", async (tx) => {
    const extended = await extendGrant(tx, { ...of, expiresAt })
    const grant = extended.find(({ id }) => id === of.grantId)
    if (grant && wasBought(grant)) {
      await extendPurchase(tx, grant.source_id, expiresAt)
    }
    await noteAct(tx, operator, {
      action: "access.extended",
      grantId: of.grantId,
      before: { until: grant?.ended_at },
      after: {
        customer: of.customerId,
        posts: extended.map(({ post_id }) => post_id),
        until: expiresAt,
        reason,
      },
    })
  })
}

/** Ends access that was not bought, with the players that use it. */
export async function takeBackAccess(
  pg: Pg,
  operator: Operator,
  of: GrantOf,
  { reason }: TakeBackBody
): Promise<void> {
  await withPlatform(pg, "access by hand: taken back", async (tx) => {
    const taken = await takeBackGrant(tx, { ...of, reason })
    if (taken.length === 0) {
      return
    }
    await noteAct(tx, operator, {
      action: "access.taken_back",
      grantId: of.grantId,
      after: {
        customer: of.customerId,
        posts: taken.map(({ post_id }) => post_id),
        reason,
      },
    })
  })
}
