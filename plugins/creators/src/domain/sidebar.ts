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

/** Operator pages that Codex plugins add; a test counts them. */
export const OPERATOR_PAGES = [
  "/home",
  "/creators",
  "/platform-settings",
  "/posts",
  "/purchases",
  "/shoppers",
  "/discounts",
  "/wallets",
  "/payouts",
  "/audit-log",
  "/commission",
  "/settlement",
  "/payout-policy",
  "/organizations",
  "/outbox",
  "/emails",
  "/email-settings",
  "/store-rules",
  "/needs-attention",
]

/** The settings' sidebar; a creator has business with their profile only. */
const SETTINGS_PAGES = [
  "store",
  "users",
  "roles",
  "policies",
  "regions",
  "tax-regions",
  "return-reasons",
  "refund-reasons",
  "sales-channels",
  "product-types",
  "product-tags",
  "locations",
  "property-labels",
  "translations",
  "publishable-api-keys",
  "secret-api-keys",
  "workflows",
  "search",
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

/** One zone of the dashboard as a creator finds it. */
export interface PersonalLayout {
  zone: string
  configuration: LayoutPreference
}

/**
 * The dashboard of a creator: Studio in the sidebar and nothing else, the
 * profile in the settings, no notifications (they belong to operators). `more`
 * names further pages of the shop's own plugins, such as `/reviews`.
 */
export function creatorLayouts(more: readonly string[]): PersonalLayout[] {
  const pages = [...OPERATOR_PAGES, ...more].map((path) => `core:nav:${path}`)
  const settings = SETTINGS_PAGES.map(
    (page) => `core:settings-nav:/settings/${page}`
  )
  return [
    { zone: "sidebar", configuration: hide([...CORE_ENTRIES, ...pages]) },
    { zone: "settings.sidebar", configuration: hide(settings) },
    { zone: "topbar", configuration: hide(["core:Notifications"]) },
  ]
}
