import assert from "node:assert/strict"
import type { Fixtures } from "./fixtures.mts"
import type { Row } from "./matrix-rows.mts"
import { sql } from "./shop.mts"

/** A request that waits for creator A, and a dispute of the same purchase. */
export interface RefundFixtures {
  refund: string
  dispute: string
}

const REFUND = `insert into refund_request (id, organization_id, creator_id,
    customer_id, purchase_id, checkout_line_id, payment_id, provider, origin,
    reason_code, amount_minor, currency_code, state)
  select 'rfd_01KB0000000000000000MATRIX', organization_id, creator_id,
    customer_id, id, checkout_line_id, payment_id, provider, 'buyer', 'other',
    100, currency_code, 'requested' from purchase where id = $1 returning id`

const DISPUTE = `insert into dispute (id, organization_id, creator_id,
    customer_id, purchase_id, provider, provider_dispute_id, payment_id, rank,
    state, amount_minor, currency_code, opened_at)
  select 'dsp_01KB0000000000000000MATRIX', organization_id, creator_id,
    customer_id, id, 'demo', 'dp_matrix', payment_id, 10, 'inquiry', 100,
    currency_code, now() from purchase where id = $1 returning id`

export async function makeRefunds(purchase: string): Promise<RefundFixtures> {
  const insert = async (text: string) => {
    const [row] = await sql<{ id: string }>(text, [purchase])
    assert.ok(row, text)
    return row.id
  }
  return { refund: await insert(REFUND), dispute: await insert(DISPUTE) }
}

/** Only this request waits, whatever the rows before have left. */
async function waiting(f: Fixtures): Promise<void> {
  await closed(f)
  await sql("update refund_request set state = 'requested' where id = $1", [
    f.refund,
  ])
}

async function closed(f: Fixtures): Promise<void> {
  await sql(
    "update refund_request set state = 'declined' where purchase_id = $1 and state in ('requested', 'escalated')",
    [f.purchase]
  )
}

const decline = { decision: "decline", note: "Declined by the matrix" }

export const refundOperatorRows: Row[] = [
  {
    route: "GET /admin/refund-requests",
    area: "operator",
    request: () => ({ path: "/admin/refund-requests?show=all" }),
  },
  {
    route: "GET /admin/refund-requests/:id",
    area: "operator",
    request: (f) => ({ path: `/admin/refund-requests/${f.refund}` }),
  },
  {
    route: "POST /admin/refund-requests/:id/decide",
    area: "operator",
    request: (f) => ({
      path: `/admin/refund-requests/${f.refund}/decide`,
      body: decline,
    }),
    arrange: waiting,
  },
  {
    route: "GET /admin/purchases/:id/refund-preview",
    area: "operator",
    request: (f) => ({
      path: `/admin/purchases/${f.purchase}/refund-preview?amount_minor=1`,
    }),
  },
  {
    route: "POST /admin/purchases/:id/refund",
    area: "operator",
    request: (f) => ({
      path: `/admin/purchases/${f.purchase}/refund`,
      body: { amount_minor: 1 },
    }),
    arrange: closed,
  },
]

export const refundStudioRows: Row[] = [
  {
    route: "GET /admin/studio/refunds",
    area: "studio",
    foreign: "own",
    request: () => ({ path: "/admin/studio/refunds?show=all" }),
  },
  {
    route: "GET /admin/studio/refunds/:id",
    area: "studio",
    request: (f) => ({ path: `/admin/studio/refunds/${f.refund}` }),
  },
  {
    route: "POST /admin/studio/refunds/:id/decide",
    area: "studio",
    request: (f) => ({
      path: `/admin/studio/refunds/${f.refund}/decide`,
      body: decline,
    }),
    arrange: waiting,
  },
  {
    route: "GET /admin/studio/refund-policy",
    area: "studio",
    foreign: "own",
    request: () => ({ path: "/admin/studio/refund-policy" }),
  },
  {
    route: "PUT /admin/studio/refund-policy",
    area: "studio",
    request: (f) => ({
      path: "/admin/studio/refund-policy",
      headers: { "x-codex-organization": f.organization },
      body: {
        window_days: 30,
        auto_days: 7,
        auto_percent: 10,
        escalate_hours: 72,
      },
    }),
  },
]

export const refundCustomerRows: Row[] = [
  {
    route: "POST /api/purchases/:id/refund-request",
    area: "customer",
    request: (f) => ({
      path: `/api/purchases/${f.purchase}/refund-request`,
      body: { reason_code: "other", reason: "Asked by the matrix" },
    }),
    // Paid long ago, so that the creator decides and access stays.
    arrange: async (f) => {
      await closed(f)
      await sql(
        "update purchase set paid_at = now() - interval '20 days' where id = $1",
        [f.purchase]
      )
    },
  },
]
