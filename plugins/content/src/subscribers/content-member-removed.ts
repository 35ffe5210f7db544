import type { MemberRemoved } from "@codex/plugin-creators/workflows"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hidePosts } from "../lib/hide-posts"

/** Who no longer works for an organization sells nothing there. */
export default async function hideOnRemoval({
  event: { data },
  container,
}: SubscriberArgs<MemberRemoved>): Promise<void> {
  await hidePosts(container, {
    organizationId: data.organization_id,
    creatorId: data.creator_id,
  })
}

export const config: SubscriberConfig = {
  event: "creators.member_removed",
  context: { subscriberId: "content-member-removed" },
}
