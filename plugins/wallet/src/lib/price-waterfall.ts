import { getPost } from "@codex/content"
import { getOrganization, type Organization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  estimateProcessingFee,
  payoutsOptions,
  waterfall,
  type DiscountBearer,
  type Waterfall,
} from "@codex/payouts"
import { walletFailure } from "./failures"
import { termsOf, type SaleTerms } from "./sale-terms"

/** One post of a bundle; its price is its weight. */
export interface PriceItem {
  postId: string
  creatorId: string
  label?: string
  productType?: string | null
  collectionId?: string | null
  priceMinor: bigint
}

export interface PriceWaterfallInput {
  organizationId: string
  /** Read already by whoever sells. */
  organization?: Organization
  creatorId: string
  /** Read already by whoever sells. */
  creatorName?: string | null
  postId?: string | null
  productType?: string | null
  collectionId?: string | null
  /** What the buyer is shown: tax included, before any discount. */
  priceMinor: bigint
  taxMinor?: bigint
  taxLabel?: string
  discountMinor?: bigint
  discountBornBy?: DiscountBearer
  /** The posts of a bundle, each shared by its own rule and contract. */
  items?: readonly PriceItem[]
  at: Date
  /** Payment provider, for the estimate of its fee: `demo`, `stripe`, `pp_stripe_stripe`. */
  provider: string
}

/** Medusa calls a provider `pp_{identifier}_{id}`; options say the former. */
const identifier = (provider: string) =>
  provider.startsWith("pp_") ? (provider.split("_")[1] ?? "") : provider

function estimate(provider: string, paid: bigint, currency: string): bigint {
  const model = payoutsOptions().processingFees[identifier(provider)]
  return model ? estimateProcessingFee(paid, model, currency) : 0n
}

type SaleItem = SaleTerms & { postId: string; weightMinor: bigint }

/** In order and one after the other: they share one connection. */
async function itemsOf(
  tx: Tx,
  organization: Organization,
  { items = [], at }: PriceWaterfallInput
): Promise<SaleItem[]> {
  const priced: SaleItem[] = []
  for (const { postId, priceMinor, label, ...what } of items) {
    const about = await withProductType(tx, { ...what, postId })
    const terms = await termsOf(tx, organization, { ...about, at })
    priced.push({
      ...terms,
      ...(label === undefined ? {} : { label }),
      postId,
      weightMinor: priceMinor,
    })
  }
  return priced
}

/** A rule may be about a kind of product; whoever knows it already says so. */
async function withProductType<
  What extends Pick<PriceWaterfallInput, "postId" | "productType">,
>(tx: Tx, input: What): Promise<What> {
  if (input.productType !== undefined || !input.postId) {
    return input
  }
  const post = await getPost(tx, input.postId)
  return { ...input, productType: post?.product_type ?? null }
}

/**
 * The waterfall of a sale at this price and time: the commission rules and the
 * split contracts in force, and the provider's estimated fee. The price editor
 * shows it, checkout freezes it, settlement posts it. `tx` must see the
 * organization (`withTenant({ organizationId })` or `withPlatform`).
 */
export async function priceWaterfall(
  tx: Tx,
  input: PriceWaterfallInput
): Promise<Waterfall> {
  const organization =
    input.organization ?? (await getOrganization(tx, input.organizationId))
  if (!organization) {
    throw walletFailure("organization_not_found")
  }
  const { currency_code: currencyCode } = organization
  const items = await itemsOf(tx, organization, input)
  const terms =
    items.length > 0
      ? { commissionBps: 0, shares: [], items }
      : await termsOf(tx, organization, await withProductType(tx, input))
  const direct = organization.settlement_mode === "direct"
  const discountMinor = input.discountMinor ?? 0n
  const paid = input.priceMinor - discountMinor
  return waterfall({
    ...terms,
    priceMinor: input.priceMinor,
    taxMinor: input.taxMinor ?? 0n,
    ...(input.taxLabel ? { taxLabel: input.taxLabel } : {}),
    discountMinor,
    discountBornBy: input.discountBornBy ?? "seller",
    processingFeeMinor: estimate(input.provider, paid, currencyCode),
    feeBornBy: direct ? "organization" : "platform",
    ...(direct ? { settlement: "direct" as const } : {}),
    feeEstimated: true,
    currencyCode,
  })
}
