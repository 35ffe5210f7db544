import { allocate, rate, split, WHOLE_BPS } from "./rounding"
import { toJson } from "./to-json"
import type {
  ItemInput,
  RuleRef,
  ShareInput,
  WaterfallInput,
  WaterfallItem,
} from "./waterfall-types"

const UNNAMED: RuleRef = { id: null, source: "default" }

/** Rates and contracts differ by item; the items say which. */
const BY_ITEM: RuleRef = { id: null, source: "items" }

/** A share of the whole sale, before any processing fee. */
export interface Part extends ShareInput {
  amountMinor: bigint
}

/** What commission and contracts make of the base. */
export interface Shared {
  commission: { bps: number; amountMinor: bigint; rule: RuleRef }
  contract: RuleRef
  parts: Part[]
  items?: WaterfallItem[]
}

function shareRest(rest: bigint, shares: readonly ShareInput[]): Part[] {
  const amounts = split(
    rest,
    shares.map((share) => share.bps)
  )
  return shares.map((share, index) => ({
    ...share,
    amountMinor: amounts[index] ?? 0n,
  }))
}

function shareOne(
  base: bigint,
  rule: Pick<WaterfallInput, "commissionBps" | "shares" | "rule" | "contract">
): Shared {
  const commission = rate(base, rule.commissionBps)
  return {
    commission: {
      bps: rule.commissionBps,
      amountMinor: commission,
      rule: rule.rule ?? UNNAMED,
    },
    contract: rule.contract ?? UNNAMED,
    parts: shareRest(base - commission, rule.shares),
  }
}

/** Posts given away inside a bundle weigh the same as each other. */
function weights(items: readonly ItemInput[]): bigint[] {
  const given = items.map((item) => item.weightMinor)
  return given.some((weight) => weight > 0n) ? given : items.map(() => 1n)
}

function toItem(item: ItemInput, base: bigint, one: Shared): WaterfallItem {
  return {
    post_id: item.postId,
    label: item.label ?? "",
    weight_minor: toJson(item.weightMinor),
    base_minor: toJson(base),
    commission: {
      bps: one.commission.bps,
      amount_minor: toJson(one.commission.amountMinor),
      rule: one.commission.rule,
    },
    contract: one.contract,
    shares: one.parts.map((part) => ({
      payee_id: part.payeeId,
      payee_kind: part.payeeKind,
      label: part.label,
      bps: part.bps,
      amount_minor: toJson(part.amountMinor),
    })),
  }
}

/** One part per payee, in the order they first appear. */
function byPayee(parts: readonly Part[], rest: bigint): Part[] {
  const merged = new Map<string, Part>()
  for (const part of parts) {
    const known = merged.get(part.payeeId)
    merged.set(part.payeeId, {
      ...part,
      ...known,
      amountMinor: (known?.amountMinor ?? 0n) + part.amountMinor,
    })
  }
  return [...merged.values()].map((part) => ({
    ...part,
    bps: effective(part.amountMinor, rest),
  }))
}

const effective = (part: bigint, whole: bigint) =>
  whole === 0n ? 0 : Number((part * BigInt(WHOLE_BPS) + whole / 2n) / whole)

/**
 * Shares the base: by one rule and contract, or over the items of a bundle by
 * the weight of their prices, each with its own (PRODUCT, decision 5). Every
 * division is by largest remainder, so no cent is lost on the way down.
 */
export function shareBase(base: bigint, input: WaterfallInput): Shared {
  const { items } = input
  if (!items || items.length === 0) {
    return shareOne(base, input)
  }
  const bases = allocate(base, weights(items))
  const shared = items.map((item, index) => shareOne(bases[index] ?? 0n, item))
  const commission = shared.reduce(
    (sum, each) => sum + each.commission.amountMinor,
    0n
  )
  return {
    commission: {
      bps: effective(commission, base),
      amountMinor: commission,
      rule: BY_ITEM,
    },
    contract: BY_ITEM,
    parts: byPayee(
      shared.flatMap((each) => each.parts),
      base - commission
    ),
    items: items.map((item, index) =>
      toItem(item, bases[index] ?? 0n, shared[index] as Shared)
    ),
  }
}
