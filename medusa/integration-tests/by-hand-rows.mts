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

export const byHandRows: Row[] = [
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
]
