import type { Fixtures } from "./fixtures.mts"
import { at, type Row } from "./matrix-row.mts"
import { sql } from "./shop.mts"

const GIVEN = "matrix-by-hand"
const GRANT = "grant_matrix_by_hand"
const reason = "Given by the matrix"
const path = (f: Fixtures) => `/admin/customers/${f.customer}/grants`

/** One grant by hand for a day, and nothing else that this file gave. */
async function oneGrant(f: Fixtures): Promise<void> {
  await sql("delete from entitlement_grant where source_id = $1", [GIVEN])
  await sql(
    `insert into entitlement_grant (id, customer_id, organization_id, post_id,
       source_kind, source_id, expires_at)
     values ($1, $2, $3, 'post_matrix', 'manual', $4, now() + interval '1 day')`,
    [GRANT, f.customer, f.organization, GIVEN]
  )
}

/** Whether an operator keeps the draft off sale, whatever was before. */
async function disabled(f: Fixtures, now: boolean): Promise<void> {
  await sql(
    `update content_post set
       disabled_at = case when $2 then now() end,
       disabled_reason = case when $2 then 'Matrix' end,
       disabled_from = case when $2 then 'draft' end
     where id = $1`,
    [f.draft, now]
  )
}

/** What an operator gives, takes and looks up by hand. */
export const operatorRows: Row[] = [
  {
    route: "GET /admin/shoppers",
    area: "operator",
    request: () => at("/admin/shoppers"),
  },
  {
    route: "POST /admin/shoppers/csv",
    area: "operator",
    request: (f) => at("/admin/shoppers/csv", { ids: [f.customer] }),
  },
  {
    route: "POST /admin/customers/:id/grants",
    area: "operator",
    request: (f) =>
      at(path(f), {
        post_id: f.openPost,
        expires_at: null,
        reason,
        idempotency_key: GIVEN,
      }),
  },
  {
    route: "POST /admin/customers/:id/grants/:grant_id",
    area: "operator",
    request: (f) => at(`${path(f)}/${GRANT}`, { expires_at: null, reason }),
    arrange: oneGrant,
  },
  {
    route: "POST /admin/customers/:id/grants/:grant_id/revoke",
    area: "operator",
    request: (f) => at(`${path(f)}/${GRANT}/revoke`, { reason }),
    arrange: oneGrant,
  },
  {
    route: "POST /admin/organizations/:id",
    area: "operator",
    request: (f) =>
      at(`/admin/organizations/${f.organization}`, {
        status: "suspended",
        reason: "Matrix",
      }),
    control: (f) =>
      at(`/admin/organizations/${f.organization}`, { status: "active" }),
  },
  {
    route: "GET /admin/audit-events",
    area: "operator",
    request: () => at("/admin/audit-events?q=post&limit=5"),
  },
  {
    route: "POST /admin/audit-events/verify",
    area: "operator",
    request: () => at("/admin/audit-events/verify", {}),
  },
  {
    route: "POST /admin/posts/:id/disable",
    area: "operator",
    request: (f) => at(`/admin/posts/${f.draft}/disable`, { reason: "Matrix" }),
    arrange: (f) => disabled(f, false),
  },
  {
    route: "POST /admin/posts/:id/enable",
    area: "operator",
    request: (f) => at(`/admin/posts/${f.draft}/enable`, {}),
    arrange: (f) => disabled(f, true),
  },
]
