import type { ListShape } from "@codex/admin-kit"

/** What the operator's lists are narrowed by and ordered by, as their API. */
export const CREATORS = {
  filters: { status: ["waiting", "active", "suspended"] },
  orders: ["display_name", "created_at"],
} as const satisfies ListShape

export const ORGANIZATIONS = {
  filters: { status: ["active", "suspended"] },
  orders: ["name", "created_at"],
} as const satisfies ListShape
