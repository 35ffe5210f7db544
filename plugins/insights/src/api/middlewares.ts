import {
  defineMiddlewares,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { insightsQuery } from "../contract"

const PATHS = [
  "/admin/insights/home",
  "/admin/studio/insights",
  "/admin/studio/insights/csv",
]

export default defineMiddlewares({
  routes: PATHS.map((matcher) => ({
    matcher,
    methods: ["GET" as const],
    middlewares: [validateAndTransformQuery(insightsQuery, {})],
  })),
})
