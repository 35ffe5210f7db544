import type { SitemapResponse } from "@codex/plugin-content/contract"
import type { APIRoute } from "astro"
import { callApi } from "../lib/api.server"
import { absoluteUrl } from "../lib/site.server"
import { xmlResponse, xmlText } from "../lib/xml"
import { api } from "../paths"

/** Search engines take at most 50,000 addresses from one file. */
const MOST_PAGES = 24

/** Pages made on demand are not found by a crawler that only reads links. */
export const GET: APIRoute = async (context) => {
  const pages: SitemapResponse["pages"] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await callApi<SitemapResponse>(api.sitemap(page))
    if (!answer.ok) return new Response(null, { status: 503 })
    pages.push(...answer.value.pages)
    if (!answer.value.more) break
  }
  const seen = new Map(pages.map((page) => [page.path, page.updated_at]))
  const urls = [...seen].map(([path, updated]) => {
    const loc = xmlText(absoluteUrl(context, path))
    const lastmod = updated && `<lastmod>${xmlText(updated)}</lastmod>`
    return `<url><loc>${loc}</loc>${lastmod}</url>`
  })
  return xmlResponse(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("")}</urlset>`,
    "application/xml"
  )
}
