import { slot } from "./slot"
import type { Pg } from "./tenancy"

/** One line of the admin's ⌘K palette. */
export interface SearchHit {
  id: string
  title: string
  subtitle: string
  /** Path below `/app`. */
  to: string
}

export interface SearchPage {
  q: string
  limit: number
  offset: number
}

export interface SearchHits {
  data: SearchHit[]
  /** Of all that fit. */
  count: number
}

type Search = (pg: Pg, page: SearchPage) => Promise<SearchHits>

const searches = slot<Map<string, Search>>("admin-search", () => new Map())

/** Told by the plugin whose page it is; its name is `defineSearchEntity`'s. */
export function registerAdminSearch(name: string, search: Search): void {
  searches.get().set(name, search)
}

export const adminSearches = (): ReadonlyMap<string, Search> => searches.get()
