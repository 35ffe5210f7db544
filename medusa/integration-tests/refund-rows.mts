import type { Fixtures } from "./fixtures.mts"
import type { Row } from "./matrix-row.mts"
import { STRAY_MINOR } from "./refund-fixtures.mts"
import { sql } from "./shop.mts"

/** Only this request waits, whatever the rows before have left. */
async function waiting(f: Fixtures): Promise<void> {
  await closed(f)
  await sql(
    "update refund_request set state = 'requested', resolution = null, resolved_by = null, resolved_at = null where id = $1",
    [f.refund]
  )
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
    route: "GET /admin/needs-attention",
    area: "operator",
    request: () => ({ path: "/admin/needs-attention" }),
  },
  {
    route: "GET /admin/payment-disputes",
    area: "operator",
    request: () => ({ path: "/admin/payment-disputes" }),
  },
  {
    route: "GET /admin/payment-disputes/:id/evidence",
    area: "operator",
    request: (f) => ({ path: `/admin/payment-disputes/${f.dispute}/evidence` }),
  },
  {
    route: "GET /admin/payment-disputes/:id/evidence-pdf",
    area: "operator",
    request: (f) => ({
      path: `/admin/payment-disputes/${f.dispute}/evidence-pdf`,
    }),
  },
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
    route: "POST /admin/refund-requests/:id/resolve",
    area: "operator",
    request: (f) => ({
      path: `/admin/refund-requests/${f.refund}/resolve`,
      body: { action: "give_up", note: "Given up by the matrix" },
    }),
    arrange: async (f) => {
      await closed(f)
      await sql(
        "update refund_request set state = 'failed', resolution = null, resolved_by = null, resolved_at = null where id = $1",
        [f.refund]
      )
    },
  },
  {
    route: "GET /admin/suspense/:payment_id",
    area: "operator",
    request: (f) => ({ path: `/admin/suspense/${f.stray}` }),
  },
  {
    route: "POST /admin/suspense/:payment_id/decide",
    area: "operator",
    request: (f) => ({
      path: `/admin/suspense/${f.stray}/decide`,
      body: {
        action: "write_off",
        amount_minor: STRAY_MINOR,
        note: "Written off by the matrix",
      },
    }),
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
]

export const refundCustomerRows: Row[] = [
  {
    route: "GET /api/purchases/:id",
    area: "customer",
    request: (f) => ({ path: `/api/purchases/${f.purchase}` }),
  },
  {
    route: "GET /api/purchases/:id/receipt",
    area: "customer",
    request: (f) => ({ path: `/api/purchases/${f.purchase}/receipt` }),
  },
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
