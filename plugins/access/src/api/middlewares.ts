import {
  authenticate,
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  accessQuery,
  downloadBody,
  emptyBody,
  extendAccessBody,
  giveAccessBody,
  progressBody,
  startPlaybackBody,
  takeBackBody,
} from "../contract"
import { playbackGateway } from "../gateway/playback-gateway"
import { parseBeaconBody } from "../lib/beacon-body"
import { maskAccessLog } from "../lib/mask-access-log"

// Loaded once at boot, before the first request is logged (MEDUSA Part 4.7).
maskAccessLog()

const customer = authenticate("customer", ["session", "bearer"])

/** `/api` gets no authentication from Medusa (F20); each route declares it. */
function customerRoute(
  method: "GET" | "POST",
  matcher: string,
  ...middlewares: NonNullable<MiddlewareRoute["middlewares"]>
): MiddlewareRoute {
  return { matcher, methods: [method], middlewares: [customer, ...middlewares] }
}

const grants = "/admin/customers/:id/grants"

const sessions = "/api/playback-sessions/:id"

export default defineMiddlewares({
  routes: [
    {
      // A regular expression, so that Express neither decodes nor normalises
      // any part of the path before the gateway has judged it. GET serves HEAD.
      matcher: /^\/media(?:\/|$)/,
      methods: ["GET"],
      middlewares: [playbackGateway],
    },
    customerRoute("GET", "/api/library"),
    customerRoute("GET", "/api/library/:post_id/cover"),
    customerRoute("GET", "/api/library/:post_id/items"),
    customerRoute(
      "POST",
      "/api/downloads/:post_id",
      validateAndTransformBody(downloadBody)
    ),
    {
      matcher: "/admin/studio/media/:id/original",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(emptyBody)],
    },
    customerRoute(
      "GET",
      "/api/access",
      validateAndTransformQuery(accessQuery, {})
    ),
    customerRoute(
      "POST",
      "/api/playback/:post_id",
      validateAndTransformBody(startPlaybackBody)
    ),
    customerRoute("GET", "/api/playback-sessions"),
    customerRoute(
      "POST",
      `${sessions}/renew`,
      validateAndTransformBody(emptyBody)
    ),
    customerRoute("POST", `${sessions}/close`),
    customerRoute(
      "POST",
      "/api/progress",
      parseBeaconBody,
      validateAndTransformBody(progressBody)
    ),
    {
      matcher: grants,
      methods: ["POST"],
      middlewares: [validateAndTransformBody(giveAccessBody)],
    },
    {
      matcher: `${grants}/:grant_id`,
      methods: ["POST"],
      middlewares: [validateAndTransformBody(extendAccessBody)],
    },
    {
      matcher: `${grants}/:grant_id/revoke`,
      methods: ["POST"],
      middlewares: [validateAndTransformBody(takeBackBody)],
    },
  ],
})
