import { contentFailure, getPost, type ContentPost } from "@codex/content"
import { getOrganization, type Organization } from "@codex/creators"
import type { Pg, Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Names one post inside the organization whose rows a step may see. */
export interface PostRef {
  organization_id: string
  post_id: string
}

export const connection = (container: MedusaContainer): Pg =>
  container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)

/** The post, locked until the transaction ends; deleted counts as absent. */
export async function lockPost(tx: Tx, id: string): Promise<ContentPost> {
  const post = await getPost(tx, id, { lock: true })
  if (!post || post.deleted_at !== null) {
    throw contentFailure("post_not_found")
  }
  return post
}

export async function sellingOrganization(
  tx: Tx,
  id: string
): Promise<Organization> {
  const organization = await getOrganization(tx, id)
  if (!organization?.sales_channel_id) {
    throw contentFailure("organization_without_channel")
  }
  return organization
}
