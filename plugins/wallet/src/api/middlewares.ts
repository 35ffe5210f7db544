import {
  defineMiddlewares,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { walletQuery, walletsQuery, waterfallQuery } from "../contract"

export default defineMiddlewares({
  routes: [
    {
      matcher: "/admin/studio/wallet",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(walletQuery, {})],
    },
    {
      matcher: "/admin/studio/wallet/waterfall",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(waterfallQuery, {})],
    },
    {
      matcher: "/admin/wallets",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(walletsQuery, {})],
    },
  ],
})
