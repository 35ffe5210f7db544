import type { CatalogCard } from "@codex/plugin-content/contract"
import type { APIContext, APIRoute } from "astro"
import { readBrowse } from "../../features/catalog/browse"
import { getCatalog } from "../../features/catalog/catalog.server"
import { absoluteUrl } from "../../lib/site.server"
import { xmlResponse, xmlText } from "../../lib/xml"
import { paths } from "../../paths"

function item(context: APIContext, post: CatalogCard): string {
  const link = xmlText(absoluteUrl(context, post.path))
  const date = post.published_at && new Date(post.published_at).toUTCString()
  return [
    `<item><title>${xmlText(post.title)}</title><link>${link}</link>`,
    `<guid isPermaLink="false">${xmlText(post.id)}</guid>`,
    `<description>${xmlText(post.summary)}</description>`,
    date ? `<pubDate>${date}</pubDate>` : "",
    "</item>",
  ].join("")
}

/** What is new at an organization or a creator, for feed readers. */
export const GET: APIRoute = async (context) => {
  const handle = context.params.handle ?? ""
  const answer = await getCatalog(handle, readBrowse(new URLSearchParams()))
  if (!answer.ok) {
    const status = answer.status < 500 ? 404 : 503
    return new Response(null, { status })
  }
  const { profile, posts } = answer.value
  if (!profile.feed) return new Response(null, { status: 404 })
  const home = xmlText(absoluteUrl(context, paths.profile(profile.handle)))
  return xmlResponse(
    [
      `<rss version="2.0"><channel><title>${xmlText(profile.name)}</title>`,
      `<link>${home}</link>`,
      `<description>${xmlText(profile.tagline || profile.name)}</description>`,
      ...posts.map((post) => item(context, post)),
      "</channel></rss>",
    ].join(""),
    "application/rss+xml"
  )
}
