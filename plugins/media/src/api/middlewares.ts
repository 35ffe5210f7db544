import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"

import {
  chaptersBody,
  createTextTrackBody,
  createUploadBody,
  emptyBody,
  libraryQuery,
  newVersionBody,
  signPartsBody,
  thumbnailQuery,
  updateMediaBody,
  updateTextTrackBody,
} from "../contract"
import { partCors } from "../http/receive-part"

/** 512 KB of text, and what JSON adds to five thousand cues of it. */
const TRACK_BODY = { sizeLimit: "2mb" }

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
      matcher: "/admin/studio/media/:id/text-tracks",
      methods: ["POST"],
      bodyParser: TRACK_BODY,
      middlewares: [validateAndTransformBody(createTextTrackBody)],
    },
    {
      matcher: "/admin/studio/media/:id/text-tracks/:track_id",
      methods: ["POST"],
      bodyParser: TRACK_BODY,
      middlewares: [validateAndTransformBody(updateTextTrackBody)],
    },
    {
      matcher: "/admin/studio/media/:id/chapters",
      methods: ["POST"],
      bodyParser: { sizeLimit: "256kb" },
      middlewares: [validateAndTransformBody(chaptersBody)],
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
