import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  catalogQuery,
  changesQuery,
  coverQuery,
  disableBody,
  emptyBody,
  operatorPostsQuery,
  postBody,
  postPageQuery,
  sitemapQuery,
  studioPostsQuery,
} from "../contract"
import { catalogCors } from "../lib/cors"

const studio = "/admin/studio/posts"
const catalog = "/api/catalog/:handle"

/** `/admin*` is authenticated by Medusa and closed to others by Studio's guard. */
export default defineMiddlewares({
  routes: [
    {
      matcher: studio,
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(studioPostsQuery, {})],
    },
    {
      matcher: studio,
      methods: ["POST"],
      middlewares: [validateAndTransformBody(postBody)],
    },
    {
      matcher: `${studio}/:id`,
      methods: ["POST"],
      middlewares: [validateAndTransformBody(postBody)],
    },
    ...["publish", "unpublish", "preview"].map((action) => ({
      matcher: `${studio}/:id/${action}`,
      methods: ["POST" as const],
      middlewares: [validateAndTransformBody(emptyBody)],
    })),
    {
      matcher: "/admin/posts/:id/disable",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(disableBody)],
    },
    {
      matcher: "/admin/posts/:id/enable",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(emptyBody)],
    },
    {
      matcher: "/admin/posts",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(operatorPostsQuery, {})],
    },
    {
      matcher: "/api/changes",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(changesQuery, {})],
    },
    {
      matcher: "/api/explore",
      methods: ["GET"],
      middlewares: [catalogCors, validateAndTransformQuery(catalogQuery, {})],
    },
    {
      matcher: "/api/sitemap",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(sitemapQuery, {})],
    },
    { matcher: "/api/catalog/*", methods: ["GET"], middlewares: [catalogCors] },
    {
      matcher: catalog,
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(catalogQuery, {})],
    },
    {
      matcher: `${catalog}/:slug`,
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(postPageQuery, {})],
    },
    {
      matcher: `${catalog}/:slug/cover`,
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(coverQuery, {})],
    },
  ],
})
