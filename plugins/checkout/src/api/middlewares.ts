import { askCodeBody, useCodeBody } from "@codex/plugin-messages/contract"
import {
  authenticate,
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { studioFeature } from "@codex/plugin-creators/workflows"
import {
  auditQuery,
  changeDiscountBody,
  closeCreatorBody,
  creatorDataBody,
  createDiscountBody,
  deleteAccountBody,
  demoOutcomeBody,
  emptyBody,
  operateDiscountBody,
  outboxQuery,
  pageQuery,
  purchasesQuery,
  quoteQuery,
  shoppersCsvBody,
  shoppersQuery,
  startCheckoutBody,
  verifyAuditBody,
} from "../contract"
import { EVENT_PATH, takeEvent } from "../ingress/take-event"
import { closeStockWebhook } from "./close-stock-webhook"
import { refundRoutes } from "./refund-middlewares"

const customer = authenticate("customer", ["session", "bearer"])
const noBody = { defaults: [], isList: true }

export default defineMiddlewares({
  routes: [
    // Every path below these is a customer's own (MEDUSA F20).
    { matcher: "/api/checkout", middlewares: [customer] },
    { matcher: "/api/purchases", middlewares: [customer] },
    { matcher: "/api/buyer/claims", middlewares: [customer] },
    { matcher: "/api/buyer/verified-emails", middlewares: [customer] },
    { matcher: "/api/buyer/data", middlewares: [customer] },
    { matcher: "/api/buyer/delete", middlewares: [customer] },
    {
      matcher: "/api/buyer/delete",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(deleteAccountBody)],
    },
    {
      matcher: "/api/buyer/codes",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(askCodeBody)],
    },
    ...["sessions", "claims", "verified-emails"].map((what) => ({
      matcher: `/api/buyer/${what}`,
      methods: ["POST" as const],
      middlewares: [validateAndTransformBody(useCodeBody)],
    })),
    {
      matcher: "/api/quote",
      methods: ["GET"],
      middlewares: [
        authenticate("customer", ["session", "bearer"], {
          allowUnauthenticated: true,
        }),
        validateAndTransformQuery(quoteQuery, noBody),
      ],
    },
    {
      matcher: "/api/checkout",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(startCheckoutBody)],
    },
    {
      matcher: "/api/checkout/:id/demo",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(demoOutcomeBody)],
    },
    {
      matcher: "/api/purchases",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(pageQuery, noBody)],
    },
    {
      matcher: EVENT_PATH,
      methods: ["POST"],
      // Read as raw bytes, and parsed only once their signature is good.
      bodyParser: false,
      middlewares: [takeEvent],
    },
    ...refundRoutes,
    { matcher: "/hooks/payment", middlewares: [closeStockWebhook] },
    ...["/admin/discounts", "/admin/studio/discounts"].map((matcher) => ({
      matcher,
      methods: ["GET" as const],
      middlewares: [validateAndTransformQuery(pageQuery, noBody)],
    })),
    {
      matcher: "/admin/studio/discounts",
      methods: ["POST"],
      middlewares: [
        studioFeature("discounts"),
        validateAndTransformBody(createDiscountBody),
      ],
    },
    {
      matcher: "/admin/studio/discounts/:id",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(changeDiscountBody)],
    },
    {
      matcher: "/admin/discounts/:id",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(operateDiscountBody)],
    },
    {
      matcher: "/admin/purchases",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(purchasesQuery, noBody)],
    },
    {
      matcher: "/admin/shoppers",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(shoppersQuery, noBody)],
    },
    {
      matcher: "/admin/shoppers/csv",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(shoppersCsvBody)],
    },
    {
      matcher: "/admin/account/closing",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(closeCreatorBody)],
    },
    {
      matcher: "/admin/account/data",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(creatorDataBody)],
    },
    {
      matcher: "/admin/audit-events",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(auditQuery, noBody)],
    },
    {
      matcher: "/admin/audit-events/verify",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(verifyAuditBody)],
    },
    {
      matcher: "/admin/outbox/:id/retry",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(emptyBody)],
    },
    {
      matcher: "/admin/outbox",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(outboxQuery, noBody)],
    },
  ],
})
