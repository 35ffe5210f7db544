import { recordAudit } from "@codex/audit"
import {
  getOrganization,
  listOrganizations,
  setSettlementMode,
  type Organization,
} from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  chargeableAccount,
  listConnectedAccounts,
  payoutsOptions,
  type ConnectedAccount,
} from "@codex/payouts"
import type {
  SettlementsQuery,
  SettlementsResponse,
  SettlementView,
} from "../contract"
import { walletFailure } from "../lib/failures"
import { standingOf } from "../payouts/standing"

const toView = (
  organization: Organization,
  account: ConnectedAccount | null
): SettlementView => ({
  id: organization.id,
  name: organization.name,
  handle: organization.handle,
  mode: organization.settlement_mode,
  stripe: standingOf(account, "charges"),
})

/** The account that can charge, or else the one that was begun last. */
const accountOf = (accounts: readonly ConnectedAccount[], id: string) => {
  const own = accounts.filter((each) => each.organization_id === id)
  return own.find((each) => each.charges_enabled) ?? own[0] ?? null
}

/** Who is paid for each organization's sales. */
export async function settlementsView(
  tx: Tx,
  query: SettlementsQuery
): Promise<SettlementsResponse> {
  const { limit, offset, q } = query
  const page = { limit, offset, ...(q ? { q } : {}) }
  const { rows, count } = await listOrganizations(tx, page)
  const ids = rows.map((row) => row.id)
  const accounts = await listConnectedAccounts(tx, ids)
  return {
    settlements: rows.map((row) => toView(row, accountOf(accounts, row.id))),
    count,
    limit,
    offset,
  }
}

/** `direct` before buyers can pay there would refuse every sale. */
async function assertPossible(tx: Tx, of: Organization, mode: string) {
  if (mode === "platform_wallet") {
    return
  }
  if (!payoutsOptions().stripe) {
    throw walletFailure("stripe_not_configured")
  }
  if (mode === "direct" && !(await chargeableAccount(tx, of.id))) {
    throw walletFailure("settlement_account_not_ready")
  }
}

/** Changes who is paid for sales from now on; frozen checkouts stay. */
export async function changeSettlement(
  tx: Tx,
  input: { id: string; mode: Organization["settlement_mode"]; by: string }
): Promise<SettlementView> {
  const { id, mode, by } = input
  const before = await getOrganization(tx, id)
  if (!before) {
    throw walletFailure("organization_not_found")
  }
  await assertPossible(tx, before, mode)
  const after = await setSettlementMode(tx, id, mode)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: by,
    action: "organization.settlement_changed",
    objectType: "organization",
    objectId: id,
    before: { settlement_mode: before.settlement_mode },
    after: { settlement_mode: mode },
  })
  return toView(after, accountOf(await listConnectedAccounts(tx, [id]), id))
}
