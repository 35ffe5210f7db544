import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  creatorsQuery,
  legalBody,
  legalQuery,
  organizationsQuery,
  platformBody,
  savedViewBody,
  savedViewsQuery,
  statusBody,
  updateSettingsBody,
} from "../contract"
import { searchOurs } from "../lib/admin-search"
import { studioGuard } from "../lib/studio-guard"

export default defineMiddlewares({
  routes: [
    { matcher: "/admin*", middlewares: [studioGuard] },
    { matcher: "/admin/search", methods: ["GET"], middlewares: [searchOurs] },
    {
      matcher: "/admin/studio/settings",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(updateSettingsBody)],
    },
    {
      matcher: "/admin/studio/legal/:kind",
      methods: ["POST"],
      // Other bodies get 100 kB; a text may be longer (contract/rich-text).
      bodyParser: { sizeLimit: "1mb" },
      middlewares: [validateAndTransformBody(legalBody)],
    },
    ...["/admin/studio/legal/:kind", "/api/legal/:handle/:kind"].map(
      (matcher) => ({
        matcher,
        methods: ["GET" as const],
        middlewares: [validateAndTransformQuery(legalQuery, {})],
      })
    ),
    {
      matcher: "/admin/platform-settings",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(platformBody)],
    },
    ...["/admin/creators/:id", "/admin/organizations/:id"].map((matcher) => ({
      matcher,
      methods: ["POST" as const],
      middlewares: [validateAndTransformBody(statusBody)],
    })),
    {
      matcher: "/admin/saved-views",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(savedViewsQuery, {})],
    },
    {
      matcher: "/admin/saved-views",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(savedViewBody)],
    },
    {
      matcher: "/admin/creators",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(creatorsQuery, {})],
    },
    {
      matcher: "/admin/organizations",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(organizationsQuery, {})],
    },
  ],
})
