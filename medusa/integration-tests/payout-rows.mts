import type { Row } from "./matrix-row.mts"
import { bankAccount, knownRequest, payoutPolicy } from "./payout-fixtures.mts"
import { sql, useShop } from "./shop.mts"

const note = { note: "Because of the matrix" }

/** In the order of a payout's life; each step is the next one's arrangement. */
export const payoutOperatorRows: Row[] = [
  {
    route: "GET /admin/payouts",
    area: "operator",
    request: () => ({ path: "/admin/payouts" }),
  },
  {
    route: "POST /admin/payouts/:id/approve",
    area: "operator",
    request: (f) => ({
      path: `/admin/payouts/${f.payoutNew}/approve`,
      body: {},
    }),
  },
  {
    route: "POST /admin/payouts/:id/reject",
    area: "operator",
    request: (f) => ({
      path: `/admin/payouts/${f.payoutNo}/reject`,
      body: note,
    }),
  },
  {
    route: "POST /admin/payout-batches",
    area: "operator",
    request: () => ({ path: "/admin/payout-batches", body: {} }),
  },
  {
    route: "GET /admin/payout-batches/:id/file",
    area: "operator",
    request: (f) => ({ path: `/admin/payout-batches/${f.payoutBatch}/file` }),
    arrange: async (f) => {
      const [batch] = await sql<{ id: string }>("select id from payout_batch")
      f.payoutBatch = batch?.id ?? ""
    },
  },
  {
    route: "POST /admin/payouts/:id/paid",
    area: "operator",
    request: (f) => ({
      path: `/admin/payouts/${f.payoutNew}/paid`,
      body: { reference: "bank-1" },
    }),
  },
  {
    route: "POST /admin/payouts/:id/returned",
    area: "operator",
    request: (f) => ({
      path: `/admin/payouts/${f.payoutNew}/returned`,
      body: note,
    }),
  },
]

export const settlementRows: Row[] = [
  {
    route: "GET /admin/settlements",
    area: "operator",
    request: () => ({ path: "/admin/settlements" }),
  },
  {
    route: "POST /admin/settlements/:id",
    area: "operator",
    request: (f) => ({
      path: `/admin/settlements/${f.organization}`,
      body: { mode: "platform_wallet" },
    }),
  },
]

export const ruleRows: Row[] = [
  {
    route: "GET /admin/commission-rules",
    area: "operator",
    request: () => ({ path: "/admin/commission-rules" }),
  },
  {
    route: "POST /admin/commission-rules",
    area: "operator",
    request: () => ({
      path: "/admin/commission-rules",
      body: { scope: "product_type", subject: "matrix", bps: 1500 },
    }),
  },
  {
    route: "GET /admin/commission-rules/preview",
    area: "operator",
    request: () => ({
      path: "/admin/commission-rules/preview?scope=platform&bps=1000",
    }),
  },
  {
    route: "POST /admin/commission-rules/:id/end",
    area: "operator",
    request: (f) => ({
      path: `/admin/commission-rules/${f.rule}/end`,
      body: {},
    }),
  },
]

export const payoutPolicyRows: Row[] = [
  {
    route: "GET /admin/payout-policies",
    area: "operator",
    request: () => ({ path: "/admin/payout-policies" }),
  },
  {
    route: "POST /admin/payout-policies",
    area: "operator",
    request: () => ({ path: "/admin/payout-policies", body: payoutPolicy }),
  },
  {
    route: "POST /admin/payout-policies/:id/withdraw",
    area: "operator",
    request: (f) => ({
      path: `/admin/payout-policies/${f.policy}/withdraw`,
      body: {},
    }),
  },
]

export const agreementRows: Row[] = [
  {
    route: "GET /admin/studio/agreements",
    area: "studio",
    foreign: "own",
    request: () => ({ path: "/admin/studio/agreements" }),
  },
  {
    route: "POST /admin/studio/agreements",
    area: "studio",
    request: (f) => ({
      path: "/admin/studio/agreements",
      body: {
        name: "By the matrix",
        parties: [{ kind: "organization", bps: 10_000 }],
      },
      headers: { "x-codex-organization": f.organization },
    }),
  },
  {
    route: "POST /admin/studio/agreements/:id/accept",
    area: "studio",
    request: (f) => ({
      path: `/admin/studio/agreements/${f.agreementYes}/accept`,
      body: {},
    }),
  },
  {
    route: "POST /admin/studio/agreements/:id/decline",
    area: "studio",
    request: (f) => ({
      path: `/admin/studio/agreements/${f.agreementNo}/decline`,
      body: {},
    }),
  },
  {
    route: "POST /admin/studio/agreements/:id/end",
    area: "studio",
    request: (f) => ({
      path: `/admin/studio/agreements/${f.agreementEnd}/end`,
      body: {},
    }),
    control: (f) => ({
      path: `/admin/studio/agreements/${f.agreementEnd}/end`,
      body: {},
      headers: { "x-codex-organization": f.organization },
    }),
  },
  {
    route: "POST /admin/studio/agreements/claim",
    area: "studio",
    // Nothing was promised to B's addresses.
    request: () => ({ path: "/admin/studio/agreements/claim", body: {} }),
    arrange: async () => {
      const { email } = useShop().demo.logins.creator
      await sql(
        "insert into guest_payee (id, email, name) values ('guest_matrix', lower($1), 'Mara')",
        [email]
      )
    },
  },
]

export const payoutStudioRows: Row[] = [
  {
    route: "POST /admin/studio/wallet/confirm",
    area: "studio",
    // Everybody confirms their own password, and this is nobody's.
    foreign: "same",
    request: () => ({
      path: "/admin/studio/wallet/confirm",
      body: { password: "not the password" },
    }),
    control: () => ({
      path: "/admin/studio/wallet/confirm",
      body: { password: useShop().demo.logins.creator.password },
    }),
  },
  {
    route: "POST /admin/studio/wallet/stripe",
    area: "studio",
    foreign: "own",
    request: () => ({
      path: "/admin/studio/wallet/stripe",
      body: { country: "US" },
    }),
  },
  {
    route: "POST /admin/studio/wallet/stripe/refresh",
    area: "studio",
    foreign: "own",
    request: () => ({ path: "/admin/studio/wallet/stripe/refresh", body: {} }),
  },
  {
    route: "GET /admin/studio/wallet/statements/:month",
    area: "studio",
    foreign: "own",
    request: () => ({
      path: "/admin/studio/wallet/statements/2026-01?format=csv",
    }),
  },
  {
    route: "GET /admin/studio/payouts",
    area: "studio",
    foreign: "own",
    request: () => ({ path: "/admin/studio/payouts" }),
  },
  {
    route: "POST /admin/studio/payouts",
    area: "studio",
    // The key belongs to A's wallet; in B's it asks for money that is not there.
    foreign: "same",
    request: () => ({ path: "/admin/studio/payouts", body: knownRequest }),
  },
  {
    route: "POST /admin/studio/payouts/:id/cancel",
    area: "studio",
    request: (f) => ({
      path: `/admin/studio/payouts/${f.payoutMine}/cancel`,
      body: {},
    }),
  },
  // Last: a new destination cancels what waits for the old one.
  {
    route: "POST /admin/studio/wallet/destination",
    area: "studio",
    // Without a password confirmed in this session it is refused to anybody.
    foreign: "same",
    request: () => ({
      path: "/admin/studio/wallet/destination",
      body: bankAccount,
    }),
  },
]
