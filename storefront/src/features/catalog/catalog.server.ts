import type {
  CatalogPostResponse,
  CatalogProfile,
  CatalogResponse,
} from "@codex/plugin-content/contract"
import { callApi } from "../../lib/api.server"
import { env } from "../../lib/env.server"
import type { Result } from "../../lib/result"
import { api } from "../../paths"
import { browseQuery, type Browse } from "./browse"

export function getCatalog(
  handle: string,
  browse: Browse
): Promise<Result<CatalogResponse>> {
  const query = browseQuery(browse, { page: browse.page })
  return callApi<CatalogResponse>(api.catalog(handle, query))
}

export function getPost(
  handle: string,
  slug: string,
  preview?: string
): Promise<Result<CatalogPostResponse>> {
  return callApi<CatalogPostResponse>(api.post(handle, slug, { preview }))
}

const KEEP_MS = 5_000
const kept = new Map<string, { until: number; profile: CatalogProfile }>()
const KEPT_MOST = 200

/** Face of a shop for pages that are about something else; kept for 5 s. */
export async function getProfile(
  handle: string | undefined = env.handle
): Promise<CatalogProfile | undefined> {
  if (!handle) return undefined
  const known = kept.get(handle)
  if (known && known.until > Date.now()) return known.profile
  const answer = await callApi<CatalogResponse>(api.catalog(handle))
  // A shop that does not answer keeps the face it had.
  if (!answer.ok) return known?.profile
  if (kept.size >= KEPT_MOST) kept.clear()
  const { profile } = answer.value
  kept.set(handle, { until: Date.now() + KEEP_MS, profile })
  return profile
}
