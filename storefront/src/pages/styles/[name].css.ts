import type { APIRoute } from "astro"
import { linkedName, linkedSheet } from "../../styles/sheet.server"

/** The style sheet under a name that changes with it. */
export const GET: APIRoute = ({ params }) =>
  params.name === linkedName
    ? new Response(linkedSheet, {
        headers: {
          "content-type": "text/css; charset=utf-8",
          "cache-control": "public, max-age=31536000, immutable",
        },
      })
    : new Response(null, { status: 404 })
