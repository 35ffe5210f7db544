import fs from "node:fs"
import path from "node:path"
import { at, type Request, type Row } from "./matrix-row.mts"
import { accountRows, signUpRows } from "./account-rows.mts"
import { creatorDataRows } from "./creator-data-rows.mts"
import {
  brandOpenRows,
  brandOperatorRows,
  brandStudioRows,
} from "./brand-rows.mts"
import { downloadRows } from "./download-rows.mts"
import { insightOperatorRows, insightStudioRows } from "./insight-rows.mts"
import {
  mailOperatorRows,
  mailPublicRows,
  mailStudioRows,
} from "./mail-rows.mts"
import { operatorRows } from "./operator-rows.mts"
import {
  agreementRows,
  payoutOperatorRows,
  payoutStudioRows,
  payoutPolicyRows,
  ruleRows,
  settlementRows,
} from "./payout-rows.mts"
import { BUYER, codeFor } from "./proven-buyer.mts"
import { peopleRows } from "./people-rows.mts"
import { policyRows, publicPolicyRows } from "./policy-rows.mts"
import {
  refundCustomerRows,
  refundOperatorRows,
  refundStudioRows,
} from "./refund-rows.mts"
import { signDemo } from "./reliability/demo-events.mts"
import { sql, useShop } from "./shop.mts"
import { studioRows } from "./studio-rows.mts"
import { viewRows } from "./view-rows.mts"

const recording = () =>
  new Uint8Array(
    fs.readFileSync(path.join(useShop().dataDir, "seed/low-strings.mp3"))
  )

/** Another character well inside the signature: its last one may carry no bit. */
const tampered = (part: string) =>
  part.replace(
    /(.)(.{8}\/\d+)$/,
    (_, one: string, rest: string) => (one === "A" ? "B" : "A") + rest
  )

function signedDemoEvent(): Request {
  const body = {
    id: `demo_matrix_${Date.now()}`,
    type: "payment.failed",
    created: 1,
    data: {
      payment_id: "demopay_matrix",
      session_id: "payses_matrix",
      amount_minor: 100,
      currency_code: "usd",
    },
  }
  const text = JSON.stringify(body)
  return {
    path: "/hooks/codex/demo",
    raw: Buffer.from(text),
    headers: {
      "content-type": "application/json",
      "x-codex-signature": signDemo(text),
    },
  }
}

const wrongCode = { request_id: "code_none", code: "000000" }

const buyer: Row[] = [
  {
    route: "POST /api/buyer/codes",
    area: "public",
    request: () => at("/api/buyer/codes", { email: "matrix@example.com" }),
  },
  {
    route: "POST /api/buyer/sessions",
    area: "signed",
    request: () => at("/api/buyer/sessions", wrongCode),
    control: (f) => at("/api/buyer/sessions", codeFor(f.guestRequest)),
  },
  {
    route: "POST /api/buyer/claims",
    area: "customer",
    // A code says no more about whose it is than one that never was.
    foreign: "same",
    request: () => at("/api/buyer/claims", wrongCode),
    control: (f) => at("/api/buyer/claims", codeFor(f.claimRequest)),
  },
  {
    route: "POST /api/buyer/verified-emails",
    area: "customer",
    foreign: "same",
    request: () => at("/api/buyer/verified-emails", wrongCode),
    control: (f) => at("/api/buyer/verified-emails", codeFor(f.proofRequest)),
  },
  {
    route: "GET /api/buyer/data",
    area: "customer",
    foreign: "own",
    request: () => at("/api/buyer/data"),
  },
  {
    route: "POST /api/buyer/delete",
    area: "customer",
    foreign: "same",
    request: () => at("/api/buyer/delete", { password: "not the password" }),
    // Rows that follow guess passwords too, each with its own tries.
    arrange: () => sql("delete from auth_rate_bucket").then(() => undefined),
    // Of somebody the matrix does not need any more.
    control: (f) => ({
      ...at("/api/buyer/delete", { password: f.leaverPassword }),
      headers: { authorization: f.leaver },
    }),
  },
]

const operator: Row[] = [
  {
    route: "GET /admin/creators",
    area: "operator",
    request: () => at("/admin/creators"),
  },
  {
    route: "GET /admin/creators/:id",
    area: "operator",
    request: (f) => at(`/admin/creators/${f.creator}`),
  },
  {
    route: "POST /admin/creators/:id",
    area: "operator",
    request: (f) =>
      at(`/admin/creators/${f.creator}`, {
        status: "suspended",
        reason: "Matrix",
      }),
    control: (f) => at(`/admin/creators/${f.creator}`, { status: "active" }),
  },
  {
    route: "POST /admin/creators/:id/approve",
    area: "operator",
    request: (f) => at(`/admin/creators/${f.creator}/approve`, {}),
  },
  {
    route: "GET /admin/organizations",
    area: "operator",
    request: () => at("/admin/organizations"),
  },
  {
    route: "GET /admin/customers/:id/grants",
    area: "operator",
    request: (f) => at(`/admin/customers/${f.customer}/grants`),
  },
  ...operatorRows,
  ...viewRows,
  {
    route: "GET /admin/media-assets",
    area: "operator",
    request: () => at("/admin/media-assets"),
  },
  {
    route: "GET /admin/posts",
    area: "operator",
    request: () => at("/admin/posts"),
  },
  {
    route: "GET /admin/purchases",
    area: "operator",
    request: () => at("/admin/purchases"),
  },
  {
    route: "GET /admin/purchases/:id",
    area: "operator",
    request: (f) => at(`/admin/purchases/${f.purchase}`),
  },
  {
    route: "GET /admin/wallets",
    area: "operator",
    request: () => at("/admin/wallets"),
  },
  {
    route: "GET /admin/outbox",
    area: "operator",
    request: () => at("/admin/outbox"),
  },
  {
    route: "GET /admin/outbox/:id",
    area: "operator",
    request: (f) => at(`/admin/outbox/${f.outbox}`),
  },
  {
    route: "POST /admin/outbox/:id/retry",
    area: "operator",
    request: (f) => at(`/admin/outbox/${f.outbox}/retry`, {}),
    arrange: async (f) => {
      await sql("update outbox set state = 'failed' where id = $1", [f.outbox])
    },
  },
]

const discounts: Row[] = [
  {
    route: "GET /admin/discounts",
    area: "operator",
    request: () => at("/admin/discounts"),
  },
  {
    route: "POST /admin/discounts/:id",
    area: "operator",
    request: (f) =>
      at(`/admin/discounts/${f.discount}`, { born_by: "platform" }),
  },
  {
    route: "GET /admin/studio/discounts",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/discounts"),
  },
  {
    route: "POST /admin/studio/discounts",
    area: "studio",
    // A post of somebody else's cannot be discounted.
    request: (f) =>
      at("/admin/studio/discounts", {
        code: `M${Date.now()}`,
        kind: "fixed",
        value: 100,
        scope: "post",
        post_id: f.scratch,
      }),
  },
  {
    route: "POST /admin/studio/discounts/:id",
    area: "studio",
    request: (f) =>
      at(`/admin/studio/discounts/${f.discount}`, { action: "pause" }),
  },
]

const customer: Row[] = [
  {
    route: "GET /api/library",
    area: "customer",
    foreign: "own",
    request: () => at("/api/library"),
  },
  {
    route: "GET /api/library/:post_id/cover",
    area: "customer",
    request: (f) => at(`/api/library/${f.post}/cover`),
  },
  {
    route: "GET /api/purchases",
    area: "customer",
    foreign: "own",
    request: () => at("/api/purchases"),
  },
  {
    route: "GET /api/access",
    area: "customer",
    foreign: "own",
    request: (f) => at(`/api/access?post_id=${f.post}`),
  },
  {
    route: "POST /api/checkout",
    area: "customer",
    request: (f) => at("/api/checkout", checkoutOf(f.draft)),
    control: (f) => at("/api/checkout", checkoutOf(f.openPost)),
  },
  {
    route: "GET /api/checkout/:id",
    area: "customer",
    request: (f) => at(`/api/checkout/${f.checkout}`),
  },
  {
    route: "POST /api/checkout/:id/demo",
    area: "customer",
    request: (f) =>
      at(`/api/checkout/${f.openCheckout}/demo`, { outcome: "succeed" }),
  },
  {
    route: "POST /api/playback/:post_id",
    area: "customer",
    request: (f) => at(`/api/playback/${f.draft}`, {}),
    control: (f) => at(`/api/playback/${f.post}`, {}),
  },
  {
    route: "GET /api/playback-sessions",
    area: "customer",
    foreign: "own",
    request: () => at("/api/playback-sessions"),
  },
  {
    route: "POST /api/playback-sessions/:id/renew",
    area: "customer",
    request: (f) => at(`/api/playback-sessions/${f.session}/renew`, {}),
  },
  {
    route: "POST /api/playback-sessions/:id/close",
    area: "customer",
    // Closing is idempotent: nothing to close is as good as closed.
    foreign: "same",
    request: (f) => at(`/api/playback-sessions/${f.session}/close`, {}),
  },
  {
    route: "POST /api/progress",
    area: "customer",
    request: (f) => at("/api/progress", progressOf(f.post, f.asset)),
  },
]

const open: Row[] = [
  {
    route: "GET /api/catalog/:handle",
    area: "public",
    request: (f) => at(`/api/catalog/${f.handle}`),
  },
  {
    route: "GET /api/catalog/:handle/:slug",
    area: "public",
    request: (f) => at(`/api/catalog/${f.handle}/${f.slug}`),
  },
  {
    route: "GET /api/catalog/:handle/:slug/cover",
    area: "public",
    request: (f) => at(`/api/catalog/${f.handle}/${f.slug}/cover`),
  },
]

const quote: Row = {
  route: "GET /api/quote",
  area: "public",
  request: (f) => at(`/api/quote?post_id=${f.post}`),
}

const signed: Row[] = [
  {
    route: "PUT /media-upload/:token/:part",
    area: "signed",
    request: (f) => ({ path: tampered(f.part), raw: recording() }),
    control: (f) => ({ path: f.part, raw: recording() }),
  },
  {
    route: "POST /hooks/codex/:provider",
    area: "signed",
    request: () => ({
      ...signedDemoEvent(),
      headers: {
        "content-type": "application/json",
        "x-codex-signature": "t=1,v1=00",
      },
    }),
    control: () => signedDemoEvent(),
  },
  {
    route: "GET /media/:token/*",
    area: "signed",
    request: (f) => at(f.mediaPath),
    control: (f) => ({ path: f.mediaPath, headers: { cookie: f.mediaCookie } }),
  },
]

function checkoutOf(post: string) {
  return {
    post_id: post,
    buyer: BUYER,
    idempotency_key: `matrix-${post}`,
  }
}

const progressOf = (post: string, asset: string) => ({
  post_id: post,
  asset_id: asset,
  position_ms: 1000,
  duration_ms: 48_000,
})

/** Signed rows first: what they use is closed or completed further down. */
export const ROWS: Row[] = [
  ...open,
  ...publicPolicyRows,
  quote,
  ...buyer,
  ...signed,
  ...operator,
  ...signUpRows,
  ...accountRows,
  ...creatorDataRows,
  ...peopleRows,
  ...payoutOperatorRows,
  ...mailOperatorRows,
  ...payoutPolicyRows,
  ...ruleRows,
  ...settlementRows,
  ...discounts,
  ...insightOperatorRows,
  ...refundOperatorRows,
  ...policyRows,
  ...studioRows,
  ...insightStudioRows,
  ...payoutStudioRows,
  ...mailStudioRows,
  ...mailPublicRows,
  ...agreementRows,
  ...refundStudioRows,
  ...customer,
  ...downloadRows,
  ...refundCustomerRows,
  ...brandStudioRows,
  ...brandOperatorRows,
  ...brandOpenRows,
]
