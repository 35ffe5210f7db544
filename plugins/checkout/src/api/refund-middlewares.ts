import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  billToQuery,
  buyerPolicyBody,
  disputeListQuery,
  refundBody,
  refundDecisionBody,
  refundListQuery,
  refundPolicyBody,
  refundPreviewQuery,
  refundRequestBody,
  resolveRefundBody,
  suspenseDecisionBody,
} from "../contract"

const noBody = { defaults: [], isList: true }

/** Doors of the refund routes; who may pass is the paths above them. */
export const refundRoutes: MiddlewareRoute[] = [
  {
    matcher: "/api/purchases/:id/refund-request",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(refundRequestBody)],
  },
  {
    matcher: "/api/purchases/:id/receipt",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(billToQuery, noBody)],
  },
  ...["/admin/studio/refunds", "/admin/refund-requests"].flatMap(
    (matcher): MiddlewareRoute[] => [
      {
        matcher,
        methods: ["GET"],
        middlewares: [validateAndTransformQuery(refundListQuery, noBody)],
      },
      {
        matcher: `${matcher}/:id/decide`,
        methods: ["POST"],
        middlewares: [validateAndTransformBody(refundDecisionBody)],
      },
    ]
  ),
  {
    matcher: "/admin/refund-requests/:id/resolve",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(resolveRefundBody)],
  },
  {
    matcher: "/admin/suspense/:payment_id/decide",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(suspenseDecisionBody)],
  },
  {
    matcher: "/admin/payment-disputes",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(disputeListQuery, noBody)],
  },
  ...["/admin/studio/refund-policy", "/admin/refund-policy"].map(
    (matcher): MiddlewareRoute => ({
      matcher,
      methods: ["PUT"],
      middlewares: [validateAndTransformBody(refundPolicyBody)],
    })
  ),
  ...["/admin/studio/buyer-policy", "/admin/buyer-policy"].map(
    (matcher): MiddlewareRoute => ({
      matcher,
      methods: ["PUT"],
      middlewares: [validateAndTransformBody(buyerPolicyBody)],
    })
  ),
  {
    matcher: "/admin/purchases/:id/refund",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(refundBody)],
  },
  {
    matcher: "/admin/purchases/:id/refund-preview",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(refundPreviewQuery, noBody)],
  },
]
