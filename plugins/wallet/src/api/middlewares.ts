import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  agreementBody,
  approveBody,
  batchBody,
  confirmBody,
  destinationBody,
  paidBody,
  payoutQueueQuery,
  payoutRequestBody,
  payoutsQuery,
  policyBody,
  policyWithdrawBody,
  reasonBody,
  ruleBody,
  rulePreviewQuery,
  rulesQuery,
  settlementBody,
  settlementsQuery,
  statementQuery,
  stripeBody,
  stripeRefreshBody,
  walletQuery,
  walletsQuery,
  waterfallQuery,
} from "../contract"

type BodySchema = Parameters<typeof validateAndTransformBody>[0]
type QuerySchema = Parameters<typeof validateAndTransformQuery>[0]

const get = (matcher: string, schema: QuerySchema) => ({
  matcher,
  methods: ["GET" as const],
  middlewares: [validateAndTransformQuery(schema, {})],
})

const post = (matcher: string, schema: BodySchema) => ({
  matcher,
  methods: ["POST" as const],
  middlewares: [validateAndTransformBody(schema)],
})

const studio = [
  get("/admin/studio/wallet", walletQuery),
  get("/admin/studio/wallet/waterfall", waterfallQuery),
  post("/admin/studio/wallet/confirm", confirmBody),
  post("/admin/studio/wallet/destination", destinationBody),
  post("/admin/studio/wallet/stripe", stripeBody),
  post("/admin/studio/wallet/stripe/refresh", stripeRefreshBody),
  get("/admin/studio/wallet/statements/:month", statementQuery),
  get("/admin/studio/payouts", payoutsQuery),
  post("/admin/studio/payouts", payoutRequestBody),
  post("/admin/studio/agreements", agreementBody),
]

const operator = [
  get("/admin/wallets", walletsQuery),
  get("/admin/settlements", settlementsQuery),
  post("/admin/settlements/:id", settlementBody),
  get("/admin/payouts", payoutQueueQuery),
  post("/admin/payouts/:id/approve", approveBody),
  post("/admin/payouts/:id/reject", reasonBody),
  post("/admin/payouts/:id/paid", paidBody),
  post("/admin/payouts/:id/returned", reasonBody),
  post("/admin/payout-batches", batchBody),
  get("/admin/commission-rules", rulesQuery),
  post("/admin/commission-rules", ruleBody),
  get("/admin/commission-rules/preview", rulePreviewQuery),
  post("/admin/payout-policies", policyBody),
  post("/admin/payout-policies/:id/withdraw", policyWithdrawBody),
]

export default defineMiddlewares({ routes: [...studio, ...operator] })
