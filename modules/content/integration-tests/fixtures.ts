import { insertPost, setPostStatus, type ContentPost } from "../src"
import { withTenant, type Pg } from "@codex/kernel"

type NewPost = Parameters<typeof insertPost>[1]

const draft: Omit<NewPost, "slug" | "organization_id"> = {
  creator_id: "cr_1",
  currency_code: "usd",
  title: "Bread at home",
  summary: "Sourdough in four lessons",
  description: "",
  pricing_type: "fixed",
  price_minor: 1999n,
  suggested_minor: null,
  compare_at_minor: null,
  tags: ["baking", "slow food"],
  supply_limit: null,
  validity_days: null,
  downloads_allowed: true,
  terms: null,
}

export function addPost(
  pg: Pg,
  organizationId: string,
  change: Partial<NewPost> & { slug: string }
): Promise<ContentPost> {
  return withTenant(pg, { organizationId }, (tx) =>
    insertPost(tx, { ...draft, organization_id: organizationId, ...change })
  )
}

export async function addPublished(
  pg: Pg,
  organizationId: string,
  change: Partial<NewPost> & { slug: string }
): Promise<ContentPost> {
  const { id } = await addPost(pg, organizationId, change)
  return withTenant(pg, { organizationId }, (tx) =>
    setPostStatus(tx, id, "published")
  )
}
