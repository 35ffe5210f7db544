import { listPostsByIds } from "@codex/content"
import { listCreatorsByIds, listOrganizationsByIds } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { discountState, discountUsage, storedCode } from "@codex/purchases"
import type { Discount } from "@codex/purchases"
import type { DiscountView } from "../contract"

interface Names {
  posts: ReadonlyMap<string, string>
  creators: ReadonlyMap<string, string>
  sellers: ReadonlyMap<
    string,
    { name: string; handle: string; currency_code: string }
  >
  usage: Awaited<ReturnType<typeof discountUsage>>
}

const known = (ids: (string | null)[]) => [
  ...new Set(ids.filter((id): id is string => id !== null)),
]

async function namesOf(tx: Tx, discounts: readonly Discount[]): Promise<Names> {
  const posts = await listPostsByIds(
    tx,
    known(discounts.map((one) => one.post_id))
  )
  const sellers = await listOrganizationsByIds(
    tx,
    known(discounts.map((one) => one.organization_id))
  )
  const creators = await listCreatorsByIds(
    tx,
    known(discounts.map((one) => one.creator_id))
  )
  return {
    posts: new Map(posts.map((post) => [post.id, post.title])),
    creators: new Map(creators.map((row) => [row.id, row.display_name])),
    sellers: new Map(sellers.map((seller) => [seller.id, seller])),
    usage: await discountUsage(
      tx,
      discounts.map((one) => one.id)
    ),
  }
}

/** As shoppers may type it: without the prefix that makes it unique. */
function shortCode(discount: Discount, handle: string): string | null {
  if (discount.automatic) {
    return null
  }
  const prefix = storedCode(handle, "")
  return discount.code.toUpperCase().startsWith(prefix)
    ? discount.code.slice(prefix.length)
    : discount.code
}

const iso = (date: Date | null) => date?.toISOString() ?? null

function targetOf(discount: Discount, names: Names): string | null {
  const { post_id: post, creator_id: creator } = discount
  return post
    ? (names.posts.get(post) ?? null)
    : creator
      ? (names.creators.get(creator) ?? null)
      : null
}

function broughtBy(discount: Discount, names: Names) {
  const usage = names.usage.get(discount.id)
  return {
    sales: usage?.sales ?? 0,
    given_minor: minorToJson(usage?.givenMinor ?? 0n),
  }
}

function view(discount: Discount, names: Names, now: Date): DiscountView {
  const seller = names.sellers.get(discount.organization_id)
  return {
    id: discount.id,
    code: shortCode(discount, seller?.handle ?? ""),
    kind: discount.kind,
    value: minorToJson(discount.value),
    currency_code: discount.currency_code ?? seller?.currency_code ?? "usd",
    scope: discount.scope,
    target: targetOf(discount, names),
    organization: seller?.name ?? "",
    born_by: discount.born_by,
    state: discountState(discount, now),
    max_uses: discount.max_uses,
    per_customer: discount.per_customer,
    used: discount.used,
    ...broughtBy(discount, names),
    starts_at: iso(discount.starts_at),
    ends_at: iso(discount.ended_at ?? discount.ends_at),
    created_at: discount.created_at.toISOString(),
    promotion_id: discount.promotion_id,
  }
}

/** Discounts with the names of what they are for and what they brought. */
export async function discountViews(
  tx: Tx,
  discounts: readonly Discount[]
): Promise<DiscountView[]> {
  const names = await namesOf(tx, discounts)
  const now = new Date()
  return discounts.map((one) => view(one, names, now))
}
