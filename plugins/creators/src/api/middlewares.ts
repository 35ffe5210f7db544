import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listQuery, updateCreatorBody, updateSettingsBody } from "../contract"
import { studioGuard } from "../lib/studio-guard"

export default defineMiddlewares({
  routes: [
    { matcher: "/admin*", middlewares: [studioGuard] },
    {
      matcher: "/admin/studio/settings",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(updateSettingsBody)],
    },
    {
      matcher: "/admin/creators/:id",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(updateCreatorBody)],
    },
    {
      matcher: "/admin/creators",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(listQuery, {})],
    },
    {
      matcher: "/admin/organizations",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(listQuery, {})],
    },
  ],
})
