import { getCreator, getOrganization } from "@codex/creators"
import type { Organization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  estimateProcessingFee,
  payoutsOptions,
  resolveCommissionRule,
  resolveSplitContract,
  waterfall,
  type Waterfall,
} from "@codex/payouts"
import { walletFailure } from "./failures"

export interface PriceWaterfallInput {
  organizationId: string
  creatorId: string
  postId?: string | null
  productType?: string | null
  priceMinor: bigint
  at: Date
  /** Payment provider, for the estimate of its fee: `demo`, `stripe`, `pp_stripe_stripe`. */
  provider: string
}

/** Medusa calls a provider `pp_{identifier}_{id}`; options say the former. */
const identifier = (provider: string) =>
  provider.startsWith("pp_") ? (provider.split("_")[1] ?? "") : provider

function estimate(provider: string, priceMinor: bigint): bigint {
  const model = payoutsOptions().processingFees[identifier(provider)]
  return model ? estimateProcessingFee(priceMinor, model) : 0n
}

async function labels(tx: Tx, organization: Organization, creatorId: string) {
  const creator = await getCreator(tx, creatorId)
  return {
    organization: organization.name,
    creator: creator?.display_name ?? "Creator",
  }
}

/**
 * The waterfall of a sale at this price and time: the commission rule and the
 * split contract in force, and the provider's estimated fee. The price editor
 * shows it, checkout freezes it, settlement posts it. `tx` must see the
 * organization (`withTenant({ organizationId })` or `withPlatform`).
 */
export async function priceWaterfall(
  tx: Tx,
  input: PriceWaterfallInput
): Promise<Waterfall> {
  const organization = await getOrganization(tx, input.organizationId)
  if (!organization) {
    throw walletFailure("organization_not_found")
  }
  const rule = await resolveCommissionRule(tx, input)
  const contract = await resolveSplitContract(tx, {
    ...input,
    ownerCreatorId: organization.owner_creator_id,
  })
  const names = await labels(tx, organization, input.creatorId)
  const direct = organization.settlement_mode === "direct"
  return waterfall({
    priceMinor: input.priceMinor,
    taxMinor: 0n,
    discountMinor: 0n,
    discountBornBy: "seller",
    processingFeeMinor: estimate(input.provider, input.priceMinor),
    feeBornBy: direct ? "organization" : "platform",
    feeEstimated: true,
    commissionBps: rule.bps,
    currencyCode: organization.currency_code,
    rule: { id: rule.id, source: rule.source },
    contract: { id: contract.id, source: contract.source },
    shares: contract.shares.map((share) => ({
      ...share,
      label: names[share.payeeKind],
    })),
  })
}
