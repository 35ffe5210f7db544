import { getPost } from "@codex/content"
import { getOrganization } from "@codex/creators"
import { assertDefined, withPlatform, withTenant } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import type { StudioContext } from "@codex/plugin-creators/workflows"
import {
  getDiscount,
  listDiscounts,
  setDiscountBearer,
  type Discount,
} from "@codex/purchases"
import type {
  CreateDiscountBody,
  DiscountsResponse,
  DiscountView,
  PageQuery,
} from "../contract"
import { checkoutFailure } from "../lib/failures"
import { discountViews } from "./discount-view"
import type { PromotionSource } from "./promotion-data"

/** Owners and admins handle every discount here, creators their own. */
const HANDLES_ALL = new Set<StudioContext["role"]>(["owner", "admin"])
const MAY_CREATE = new Set<StudioContext["role"]>(["owner", "admin", "creator"])

export async function studioDiscounts(
  pg: Pg,
  context: StudioContext,
  page: PageQuery
): Promise<DiscountsResponse> {
  const { organizationId, role, creatorId } = context
  // Names of creators are rows of their own class, so the scope is wider.
  return withPlatform(pg, "studio: discounts", async (tx) => {
    const { discounts, count } = await listDiscounts(tx, {
      ...page,
      organizationId,
      ...(HANDLES_ALL.has(role) ? {} : { createdBy: creatorId }),
    })
    return { discounts: await discountViews(tx, discounts), count }
  })
}

export async function operatorDiscounts(
  pg: Pg,
  page: PageQuery
): Promise<DiscountsResponse> {
  return withPlatform(pg, "operator: discounts", async (tx) => {
    const { discounts, count } = await listDiscounts(tx, page)
    return { discounts: await discountViews(tx, discounts), count }
  })
}

/** The discount this person may change; all others do not exist. */
export async function studioDiscount(
  pg: Pg,
  context: StudioContext,
  id: string
): Promise<Discount> {
  const { organizationId, role, creatorId } = context
  const found = await withTenant(pg, { organizationId }, (tx) =>
    getDiscount(tx, id)
  )
  const theirs = HANDLES_ALL.has(role) || found?.created_by === creatorId
  if (found?.organization_id !== organizationId || !theirs) {
    throw checkoutFailure("discount_not_found")
  }
  return found
}

export async function anyDiscount(pg: Pg, id: string): Promise<Discount> {
  const found = await withPlatform(pg, "operator: discount", (tx) =>
    getDiscount(tx, id)
  )
  if (!found) {
    throw checkoutFailure("discount_not_found")
  }
  return found
}

export async function viewOf(pg: Pg, id: string): Promise<DiscountView> {
  return withPlatform(pg, "discount after a change", async (tx) => {
    const found = assertDefined(await getDiscount(tx, id), "discount")
    const [shown] = await discountViews(tx, [found])
    return assertDefined(shown, "discount view")
  })
}

export async function changeBearer(
  pg: Pg,
  id: string,
  bornBy: Discount["born_by"]
): Promise<void> {
  await withPlatform(pg, "operator: bearer of a discount", (tx) =>
    setDiscountBearer(tx, id, bornBy)
  )
}

/** What the promotion is made of, once the person may make it. */
export async function promotionSource(
  pg: Pg,
  context: StudioContext,
  body: CreateDiscountBody
): Promise<PromotionSource> {
  const { organizationId, role, creatorId } = context
  if (!MAY_CREATE.has(role)) {
    throw checkoutFailure("discounts_not_allowed")
  }
  if (body.scope === "organization" && !HANDLES_ALL.has(role)) {
    throw checkoutFailure("discounts_not_allowed")
  }
  return withTenant(pg, { organizationId }, async (tx) => {
    const seller = assertDefined(
      await getOrganization(tx, organizationId),
      "organization"
    )
    if (body.post_id === undefined) {
      return { seller, productId: null, body }
    }
    const post = await getPost(tx, body.post_id)
    const theirs = HANDLES_ALL.has(role) || post?.creator_id === creatorId
    if (!post || post.deleted_at || !theirs) {
      throw checkoutFailure("post_not_found")
    }
    return { seller, productId: post.product_id, body }
  })
}
