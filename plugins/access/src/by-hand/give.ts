import { getPost, listParts, useOfPost, type ContentPost } from "@codex/content"
import { getOrganization } from "@codex/creators"
import {
  explainAccess,
  grantAccess,
  grantOnce,
  type Grant,
} from "@codex/entitlements"
import { withPlatform, type Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import { wakeMail } from "@codex/plugin-messages/workflows"
import type { CustomerDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { GiveAccessBody } from "../contract"
import { fail } from "../lib/failures"
import { postPath } from "../lib/library"
import { pgOf } from "../lib/request"
import { noteAct, type Operator } from "./operator"

const endOf = (body: GiveAccessBody) =>
  body.expires_at === null ? null : new Date(body.expires_at)

/** Something of that name that was on sale once; a draft was never looked at. */
async function giveablePost(tx: Tx, id: string): Promise<ContentPost> {
  const post = await getPost(tx, id)
  if (!post || post.deleted_at || post.status === "draft") {
    throw fail("post_not_found")
  }
  return post
}

/**
 * What this key gave before. Nothing new is given to who has access as long
 * already, from whatever source.
 */
async function givenBefore(
  tx: Tx,
  customerId: string,
  body: GiveAccessBody
): Promise<Grant | undefined> {
  const has = await explainAccess(tx, customerId, body.post_id)
  if (!has.allowed) {
    return undefined
  }
  if (has.grant.source_id === body.idempotency_key) {
    return has.grant
  }
  const end = endOf(body)
  if (!has.expiresAt || (end && end <= has.expiresAt)) {
    throw fail("access_there_already")
  }
  return undefined
}

async function grantAll(
  tx: Tx,
  customer: CustomerDTO,
  post: ContentPost,
  body: GiveAccessBody
): ReturnType<typeof grantOnce> {
  const source = {
    customerId: customer.id,
    organizationId: post.organization_id,
    sourceKind: "manual",
    sourceId: body.idempotency_key,
    expiresAt: endOf(body),
  } as const
  for (const part of await listParts(tx, [post.id])) {
    await grantAccess(tx, { ...source, postId: part.post_id })
  }
  return grantOnce(tx, { ...source, postId: post.id })
}

async function tell(
  tx: Tx,
  customer: CustomerDTO,
  post: ContentPost,
  grant: Grant
) {
  const seller = await getOrganization(tx, post.organization_id)
  const names = [customer.first_name, customer.last_name].filter(Boolean)
  const name = names.join(" ") || customer.email
  await sendMessage(tx, {
    type: "access_given",
    key: grant.id,
    to: { email: customer.email, name },
    organizationId: post.organization_id,
    data: {
      buyer_name: name,
      post_title: post.title,
      seller: seller?.name ?? "",
      // What is not on sale has no page of its own; the library plays it.
      access_url:
        post.status === "published"
          ? postPath(post, seller ?? undefined)
          : "/library",
      action: await useOfPost(tx, post.id),
      ...(grant.expires_at ? { valid_until: grant.expires_at } : {}),
    },
  })
}

/**
 * Gives a customer a post, and what a bundle holds, without a payment. Their
 * mail is asked for in the same transaction. The same key again changes nothing.
 */
export async function giveAccess(
  container: MedusaContainer,
  operator: Operator,
  customerId: string,
  body: GiveAccessBody
): Promise<void> {
  const end = endOf(body)
  if (end && end <= new Date()) {
    throw fail("access_end_past")
  }
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .retrieveCustomer(customerId)
  await withPlatform(pgOf(container), "access by hand", async (tx) => {
    const post = await giveablePost(tx, body.post_id)
    if (await givenBefore(tx, customerId, body)) {
      return
    }
    const { grant, created } = await grantAll(tx, customer, post, body)
    // The same request, answered elsewhere in this moment.
    if (!created) {
      return
    }
    await noteAct(tx, operator, {
      action: "access.given",
      grantId: grant.id,
      after: {
        customer: customerId,
        post: post.id,
        until: grant.expires_at,
        reason: body.reason,
      },
    })
    await tell(tx, customer, post, grant)
  })
  wakeMail(container)
}
