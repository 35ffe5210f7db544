import { getCreator, type Organization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  resolveCommissionRule,
  resolveSplitContract,
  type RuleRef,
  type ShareInput,
} from "@codex/payouts"

/** The rate and the shares of one post, as far as contracts go. */
export interface SaleTerms {
  commissionBps: number
  rule: RuleRef
  contract: RuleRef
  shares: ShareInput[]
}

export interface TermsQuery {
  creatorId: string
  /** Where it is known already. */
  creatorName?: string | null
  postId?: string | null
  productType?: string | null
  collectionId?: string | null
  at: Date
}

type Named = Pick<TermsQuery, "creatorId" | "creatorName"> & {
  organization: Organization
}

/** A party of a contract has its own name; others are asked for theirs. */
async function labelOf(
  tx: Tx,
  { organization, creatorId, creatorName }: Named,
  share: { payeeId: string; payeeKind: ShareInput["payeeKind"]; label?: string }
): Promise<string> {
  if (share.payeeId === organization.id) {
    return organization.name
  }
  if (creatorName && share.payeeId === creatorId) {
    return creatorName
  }
  if (share.payeeKind === "creator") {
    const creator = await getCreator(tx, share.payeeId)
    return creator?.display_name ?? share.label ?? "Creator"
  }
  return share.label ?? "Guest"
}

/** The commission rule and the split contract in force for one post. */
export async function termsOf(
  tx: Tx,
  organization: Organization,
  query: TermsQuery
): Promise<SaleTerms> {
  const about = { ...query, organizationId: organization.id }
  const rule = await resolveCommissionRule(tx, about)
  const contract = await resolveSplitContract(tx, {
    ...about,
    ownerCreatorId: organization.owner_creator_id,
  })
  const named = { ...query, organization }
  const shares: ShareInput[] = []
  for (const share of contract.shares) {
    shares.push({ ...share, label: await labelOf(tx, named, share) })
  }
  return {
    commissionBps: rule.bps,
    rule: { id: rule.id, source: rule.source },
    contract: { id: contract.id, source: contract.source },
    shares,
  }
}
