import type {
  CatalogPostResponse,
  CatalogProfile,
  CatalogResponse,
} from "@codex/plugin-content/contract"
import { callApi } from "../../lib/api.server"
import { env } from "../../lib/env.server"
import { keptFor, keptWhileSame } from "../../lib/kept.server"
import type { Result } from "../../lib/result"
import { api } from "../../paths"
import { browseQuery, type Browse } from "./browse"

const catalogAt = keptWhileSame((path) => callApi<CatalogResponse>(path))

export function getCatalog(
  handle: string,
  browse: Browse
): Promise<Result<CatalogResponse>> {
  const query = browseQuery(browse, { page: browse.page })
  return catalogAt(api.catalog(handle, query))
}

export function getPost(
  handle: string,
  slug: string,
  preview?: string
): Promise<Result<CatalogPostResponse>> {
  return callApi<CatalogPostResponse>(api.post(handle, slug, { preview }))
}

const profileOf = keptFor(5_000, async (handle) => {
  const answer = await callApi<CatalogResponse>(api.catalog(handle))
  return answer.ok ? answer.value.profile : undefined
})

/** Face of a shop for pages that are about something else; kept for 5 s. */
export async function getProfile(
  handle: string | undefined = env.handle
): Promise<CatalogProfile | undefined> {
  return handle ? profileOf(handle) : undefined
}
