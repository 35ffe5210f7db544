import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"

import {
  createUploadBody,
  emptyBody,
  libraryQuery,
  newVersionBody,
  signPartsBody,
  thumbnailQuery,
  updateMediaBody,
} from "../contract"
import { partCors } from "../http/receive-part"

export default defineMiddlewares({
  routes: [
    {
      matcher: "/admin/studio/media",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(libraryQuery, {})],
    },
    {
      matcher: "/admin/media-assets",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(libraryQuery, {})],
    },
    {
      matcher: "/admin/studio/media/:id",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(updateMediaBody)],
    },
    {
      matcher: "/admin/studio/media/:id/thumbnail",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(thumbnailQuery, {})],
    },
    {
      matcher: "/admin/studio/media/:id/retry",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(emptyBody)],
    },
    {
      matcher: "/admin/studio/media/:id/versions",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(newVersionBody)],
    },
    {
      matcher: "/admin/studio/uploads",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(createUploadBody)],
    },
    {
      matcher: "/admin/studio/uploads/:id/sign",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(signPartsBody)],
    },
    {
      matcher: "/admin/studio/uploads/:id/complete",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(emptyBody)],
    },
    {
      matcher: "/media-upload/*",
      // The body is gigabytes: it goes to disk as a stream, never to memory.
      bodyParser: false,
      middlewares: [partCors],
    },
  ],
})
