import type { Tx } from "@codex/kernel"

/** A payee's own account at Stripe, as Stripe last described it. */
export interface ConnectedAccount {
  id: string
  organization_id: string
  payee_id: string
  country: string
  /** Buyers can pay into it: what `direct` needs. */
  charges_enabled: boolean
  payouts_enabled: boolean
  /** The payee has been through Stripe's form once. */
  details_submitted: boolean
  /** What Stripe still asks for, in its words. */
  missing: string[]
  disabled_reason: string | null
  told_at: Date
  created_at: Date
}

export type AccountFacts = Pick<
  ConnectedAccount,
  | "charges_enabled"
  | "payouts_enabled"
  | "details_submitted"
  | "missing"
  | "disabled_reason"
>

const TABLE = "connected_account"

/** A new account; the same one again changes nothing. */
export async function insertConnectedAccount(
  tx: Tx,
  account: Pick<
    ConnectedAccount,
    "id" | "organization_id" | "payee_id" | "country"
  > &
    AccountFacts & { told_at: Date }
): Promise<void> {
  await tx(TABLE).insert(account).onConflict("id").ignore()
}

/** What Stripe says now; an older word never replaces a newer one. */
export async function setAccountFacts(
  tx: Tx,
  id: string,
  facts: Partial<AccountFacts>,
  toldAt: Date
): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id })
    .where("told_at", "<=", toldAt)
    .update({ ...facts, told_at: toldAt })
  return changed === 1
}

/** The account this payee began last; `null` before the first. */
export async function connectedAccountOf(
  tx: Tx,
  organizationId: string,
  payeeId: string
): Promise<ConnectedAccount | null> {
  const row = await tx<ConnectedAccount>(TABLE)
    .where({ organization_id: organizationId, payee_id: payeeId })
    .orderBy("created_at", "desc")
    .first()
  return row ?? null
}

/** Accounts of these organizations, each one's latest first. */
export function listConnectedAccounts(
  tx: Tx,
  organizationIds: readonly string[]
): Promise<ConnectedAccount[]> {
  return tx(TABLE)
    .whereIn("organization_id", [...organizationIds])
    .orderBy("created_at", "desc")
    .select<ConnectedAccount[]>("*")
}

/** Where buyers of an organization pay into; `null` while it cannot charge. */
export async function chargeableAccount(
  tx: Tx,
  organizationId: string
): Promise<ConnectedAccount | null> {
  const row = await tx<ConnectedAccount>(TABLE)
    .where({ organization_id: organizationId, charges_enabled: true })
    .orderBy("created_at", "desc")
    .first()
  return row ?? null
}
