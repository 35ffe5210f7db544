import {
  sellerDays,
  sellerPostDays,
  sellerPosts,
  type SellerScope,
} from "@codex/insights"
import { withTenant, type Tx } from "@codex/kernel"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StudioInsightsResponse } from "../contract"
import { titlesOf } from "./names"
import { salesCsv } from "./sales-csv"
import { spansOf, today, toView, trendOf } from "./views"

type Request = Pick<
  AuthenticatedMedusaRequest,
  "auth_context" | "scope" | "get" | "method"
>

type Seller = Pick<SellerScope, "organizationId" | "creatorId" | "currency">

/**
 * Owners and managers see every sale of their organization; a creator in it
 * sees the sales of what they made.
 */
async function sellerOf(req: Request): Promise<Seller> {
  const { creator, organization } = await studioActor(req)
  const manages = ["owner", "admin"].includes(organization.role)
  return {
    organizationId: organization.id,
    creatorId: manages ? undefined : creator.id,
    currency: organization.currency_code,
  }
}

function asSeller<T>(
  req: Request,
  { organizationId }: Seller,
  fn: (tx: Tx) => Promise<T>
): Promise<T> {
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withTenant(pg, { organizationId }, fn)
}

/** What sells, for whoever may see it. */
export async function studioInsights(
  req: Request,
  range: number
): Promise<StudioInsightsResponse> {
  const seller = await sellerOf(req)
  const { now, all } = spansOf(today(), range)
  return asSeller(req, seller, async (tx) => {
    const days = await sellerDays(tx, { ...seller, ...all })
    const posts = await sellerPosts(tx, { ...seller, ...now })
    const titles = await titlesOf(
      tx,
      posts.map((post) => post.post_id)
    )
    return {
      ...trendOf({ now, currency: seller.currency }, days),
      whole_organization: seller.creatorId === undefined,
      posts: posts.map((post) => ({
        post_id: post.post_id,
        title: titles.get(post.post_id) ?? "",
        buyers: post.buyers,
        ...toView(post),
      })),
    }
  })
}

/** The same, by post and day, for a spreadsheet. */
export async function studioSalesFile(
  req: Request,
  range: number
): Promise<{ name: string; text: string }> {
  const seller = await sellerOf(req)
  const { now } = spansOf(today(), range)
  return asSeller(req, seller, async (tx) => {
    const rows = await sellerPostDays(tx, { ...seller, ...now })
    const titles = await titlesOf(
      tx,
      rows.map((row) => row.post_id)
    )
    return {
      name: `sales-${now.from}-to-${now.to}.csv`,
      text: salesCsv(rows, titles, seller.currency),
    }
  })
}
