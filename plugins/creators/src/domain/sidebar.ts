/** Core pages of the dashboard's sidebar, and its search, in 2.21.2. */
const CORE_ENTRIES = [
  "core:Searchbar",
  "core:nav:/orders",
  "core:nav:/products",
  "core:nav:/inventory",
  "core:nav:/customers",
  "core:nav:/promotions",
  "core:nav:/price-lists",
]

/** Operator pages that Codex plugins add. */
const OPERATOR_PAGES = [
  "/creators",
  "/media-assets",
  "/posts",
  "/purchases",
  "/wallets",
  "/outbox",
]

export interface LayoutPreference {
  [key: string]: unknown
  widgets: Record<string, { hidden: boolean }>
}

function hide(ids: readonly string[]): LayoutPreference {
  return {
    widgets: Object.fromEntries(ids.map((id) => [id, { hidden: true }])),
  }
}

/**
 * The personal sidebar of a creator: Studio and nothing else. `more` names
 * further pages of the shop's own plugins, such as `/reviews`.
 */
export function creatorSidebar(more: readonly string[]): LayoutPreference {
  const pages = [...OPERATOR_PAGES, ...more].map((path) => `core:nav:${path}`)
  return hide([...CORE_ENTRIES, ...pages])
}

/** Notifications belong to operators; a creator's call would answer 403. */
export function creatorTopbar(): LayoutPreference {
  return hide(["core:Notifications"])
}
