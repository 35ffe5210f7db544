import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { CreatorListRow } from "@codex/creators"
import type { CreatorListItem } from "../contract"

/** Creators as an operator sees them, with the address they sign in with. */
export async function creatorItems(
  container: MedusaContainer,
  rows: readonly CreatorListRow[]
): Promise<CreatorListItem[]> {
  const users = rows.length
    ? await container
        .resolve(Modules.USER)
        .listUsers({ id: rows.map((row) => row.user_id) })
    : []
  const emails = new Map(users.map((user) => [user.id, user.email]))
  return rows.map((row) => ({
    id: row.id,
    display_name: row.display_name,
    handle: row.handle,
    status: row.status,
    approved: row.approved_at !== null,
    email: emails.get(row.user_id) ?? null,
    created_at: row.created_at.toISOString(),
    organizations: row.organizations,
  }))
}
