export type Who = "visitor" | "shopper" | "creator" | "operator"

/** A screen by the name of its picture; its path in storefront or admin. */
export type Screen = readonly [name: string, path: string]

const SHOP = "/quiet-hours"
const FILM = `${SHOP}/evening-wind-down`

/** Every screen there is, by who looks at it. */
export const SCREENS: Record<Who, readonly Screen[]> = {
  visitor: [
    ["home", "/"],
    ["organization", SHOP],
    ["nothing-found", `${SHOP}?q=zzzzzz`],
    ["creator", "/mara"],
    ["post", FILM],
    ["bundle", `${SHOP}/the-quiet-evening`],
    ["pay-what-you-want", `${SHOP}/morning-light`],
    ["checkout", `/checkout${FILM}`],
    ["login", "/login"],
    ["register", "/register"],
    ["forgot-password", "/forgot-password"],
    ["not-there", "/no-such-page"],
  ],
  shopper: [
    ["library", "/library"],
    ["checkout", `/checkout${FILM}`],
    ["receipts", "/receipts"],
    ["account-email", "/account/email"],
    ["account-security", "/account/security"],
    ["account-data", "/account/data"],
  ],
  creator: [
    ["home", "/studio"],
    ["media", "/studio/media"],
    ["posts", "/studio/posts"],
    ["posts-create", "/studio/posts/create"],
    ["insights", "/studio/insights"],
    ["wallet", "/studio/wallet"],
    ["agreements", "/studio/agreements"],
    ["refunds", "/studio/refunds"],
    ["discounts", "/studio/discounts"],
    ["store-rules", "/studio/store-rules"],
    ["emails", "/studio/emails"],
    ["people", "/studio/people"],
    ["settings", "/studio/settings"],
  ],
  operator: [
    ["home", "/home"],
    ["needs-attention", "/needs-attention"],
    ["creators", "/creators"],
    ["organizations", "/organizations"],
    ["posts", "/posts"],
    ["purchases", "/purchases"],
    ["shoppers", "/shoppers"],
    ["discounts", "/discounts"],
    ["wallets", "/wallets"],
    ["payouts", "/payouts"],
    ["payout-policy", "/payout-policy"],
    ["settlement", "/settlement"],
    ["commission", "/commission"],
    ["store-rules", "/store-rules"],
    ["emails", "/emails"],
    ["email-settings", "/email-settings"],
    ["outbox", "/outbox"],
    ["audit-log", "/audit-log"],
    ["platform-settings", "/platform-settings"],
  ],
}
