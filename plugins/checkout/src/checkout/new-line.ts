import type { ContentPost } from "@codex/content"
import type { Seller } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { priceWaterfall } from "@codex/plugin-wallet/workflows"
import { createCheckoutLine } from "@codex/purchases"
import type { Agreement, CheckoutLine } from "@codex/purchases"
import type { BuyerDetails } from "../buyer/details"
import { checkoutFailure } from "../lib/failures"
import { paymentProviderId } from "../options"
import type { CheckoutOptions } from "../options"
import { providerName } from "./provider-name"
import { addedTax } from "./quote"
import type { Quote } from "./quote"
import type { StartInput } from "./start-input"

export interface Agreed {
  post: ContentPost
  seller: Seller
  quote: Quote
  provider: string
  /** The connected account that is paid into (`direct`). */
  account: string | null
  buyer: BuyerDetails
  termsAcceptedAt: Date | null
}

/** What takes the money; nothing does when nothing is to pay. */
export function providerFor(options: CheckoutOptions, quote: Quote): string {
  const provider = quote.totalMinor === 0n ? "none" : paymentProviderId(options)
  if (!provider) {
    throw checkoutFailure("payments_not_configured")
  }
  return provider
}

function agreementOf(input: StartInput, agreed: Agreed): Agreement {
  const { post, quote, buyer } = agreed
  const { reduced } = quote
  return {
    product_type: post.product_type,
    list_minor: quote.listMinor,
    discount_minor: reduced?.amountMinor ?? 0n,
    discount: reduced && {
      id: reduced.discount.id,
      code: reduced.discount.automatic ? null : (input.body.code ?? null),
      born_by: reduced.discount.born_by,
    },
    tax_minor: quote.taxMinor,
    tax: quote.tax,
    items: quote.items,
    buyer_phone: buyer.phone,
    buyer_email_verified_at: buyer.emailVerifiedAt,
    terms_accepted_at: agreed.termsAcceptedAt,
  }
}

/** The shares of the sale; of a bundle those of the parts that are paid. */
function sharesOf(tx: Tx, input: StartInput, agreed: Agreed) {
  const { post, seller, quote, provider } = agreed
  const items = quote.items
    .filter((item) => !item.owned)
    .map((item) => ({
      postId: item.post_id,
      creatorId: item.creator_id,
      label: item.title,
      priceMinor: BigInt(item.weight_minor),
    }))
  return priceWaterfall(tx, {
    organizationId: seller.id,
    organization: seller,
    creatorId: post.creator_id,
    creatorName: seller.author_name,
    postId: post.id,
    productType: post.product_type,
    // A waterfall begins with what the buyer pays: tax is always inside.
    priceMinor: quote.priceMinor + addedTax(quote),
    taxMinor: quote.taxMinor,
    ...(quote.tax && quote.taxMinor > 0n ? { taxLabel: quote.tax.label } : {}),
    discountMinor: quote.reduced?.amountMinor ?? 0n,
    discountBornBy: quote.reduced?.discount.born_by ?? "seller",
    ...(items.length > 0 ? { items } : {}),
    at: input.now,
    provider: providerName({ provider }),
  })
}

/** Writes the checkout as agreed; `undefined` when its key is taken. */
export async function newLine(
  tx: Tx,
  input: StartInput,
  agreed: Agreed
): Promise<CheckoutLine | undefined> {
  const { post, quote, provider, buyer } = agreed
  return createCheckoutLine(tx, {
    customerId: input.customerId,
    organizationId: post.organization_id,
    creatorId: post.creator_id,
    postId: post.id,
    postTitle: post.title,
    postSlug: post.slug,
    variantId: post.variant_id,
    amountMinor: quote.totalMinor,
    currencyCode: post.currency_code,
    waterfall: await sharesOf(tx, input, agreed),
    agreement: agreementOf(input, agreed),
    termsVersion: post.terms_version,
    validityDays: post.validity_days,
    supplyLimit: post.supply_limit,
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    idempotencyKey: input.body.idempotency_key,
    provider,
    stripeAccount: agreed.account,
    setsUpPayment: provider !== "none",
    minutes: input.options.reservationMinutes,
  })
}
