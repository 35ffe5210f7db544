import { getPost } from "@codex/content"
import { getCreator, getOrganization } from "@codex/creators"
import { withPlatform, type Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { PostDisabled } from "@codex/plugin-content/workflows"
import { wakeMail } from "@codex/plugin-messages/workflows"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

async function facts(tx: Tx, about: PostDisabled) {
  return {
    post: await getPost(tx, about.id),
    creator: await getCreator(tx, about.creator_id),
    seller: await getOrganization(tx, about.organization_id),
  }
}

/** Whose post was taken off sale hears why; told twice it is one mail. */
export default async function mailDisabled({
  event: { data },
  container,
}: SubscriberArgs<PostDisabled>): Promise<void> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { post, creator, seller } = await withPlatform(
    pg,
    "mail a disabled post: what and whose",
    (tx) => facts(tx, data)
  )
  if (!post?.disabled_at || !creator) {
    return
  }
  const { disabled_at: at, disabled_reason: reason } = post
  const { email } = await container
    .resolve(Modules.USER)
    .retrieveUser(creator.user_id)
  await withPlatform(pg, "mail a disabled post", (tx) =>
    sendMessage(tx, {
      type: "post_disabled",
      key: `${post.id}:${at.toISOString()}`,
      to: { email, name: creator.display_name },
      data: {
        post_title: post.title,
        organization: seller?.name ?? "",
        reason: reason ?? "",
        posts_url: `/studio/posts/${post.id}`,
      },
    })
  )
  wakeMail(container)
}

export const config: SubscriberConfig = {
  event: "content.post_disabled",
  context: { subscriberId: "checkout-mail-disabled" },
}
