import type { APIRoute } from "astro"
import { absoluteUrl } from "../lib/site.server"

/** Pages about one reader are nobody's to find. */
export const GET: APIRoute = (context) =>
  new Response(
    [
      "User-agent: *",
      ...["/api/", "/checkout/", "/library", "/receipts", "/watch/"].map(
        (path) => `Disallow: ${path}`
      ),
      "Allow: /api/catalog/",
      "Allow: /api/logos/",
      `Sitemap: ${absoluteUrl(context, "/sitemap.xml")}`,
      "",
    ].join("\n"),
    { headers: { "content-type": "text/plain; charset=utf-8" } }
  )
