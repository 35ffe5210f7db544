import type { APIRoute } from "astro"
import { absoluteUrl } from "../lib/site.server"
import { paths } from "../paths"

const PRIVATE = [
  "/account/",
  "/api/",
  "/checkout/",
  paths.library(),
  paths.receipts(),
  "/watch/",
]

/** Pages about one reader are nobody's to find. */
export const GET: APIRoute = (context) =>
  new Response(
    [
      "User-agent: *",
      ...PRIVATE.map((path) => `Disallow: ${path}`),
      "Allow: /api/catalog/",
      "Allow: /api/logos/",
      `Sitemap: ${absoluteUrl(context, paths.sitemap())}`,
      "",
    ].join("\n"),
    { headers: { "content-type": "text/plain; charset=utf-8" } }
  )
