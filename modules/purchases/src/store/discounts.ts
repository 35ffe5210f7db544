import { newId } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { scaled } from "../domain/discount"
import type {
  Discount,
  DiscountBearer,
  DiscountScope,
} from "../domain/discount"
import { isInstalled } from "./installed"

interface Raw extends Omit<Discount, "value"> {
  value: string | null
}

/*
 * Code, value and dates live in Medusa's promotion, so that its own admin
 * page stays usable. They are read in the same statement as our limits: a
 * call to that module would need a second connection inside the checkout.
 */
const SELECT = `SELECT d.*, p.code, p.is_automatic AS automatic,
    p.status <> 'active' AS paused, m.type AS kind, m.value::text AS value,
    lower(m.currency_code) AS currency_code, c.starts_at, c.ends_at
  FROM discount d
  JOIN promotion p ON p.id = d.promotion_id AND p.deleted_at IS NULL
  JOIN promotion_application_method m
    ON m.promotion_id = p.id AND m.deleted_at IS NULL
  LEFT JOIN promotion_campaign c
    ON c.id = p.campaign_id AND c.deleted_at IS NULL`

function minorDigits(currency: string | null): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency ?? "usd",
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

function toDiscount(row: Raw): Discount {
  const digits = row.kind === "percentage" ? 2 : minorDigits(row.currency_code)
  const currency = row.kind === "percentage" ? null : row.currency_code
  const value = scaled(row.value ?? "0", digits)
  return { ...row, value, currency_code: currency }
}

async function read(
  tx: Tx,
  where: string,
  values: (string | string[] | number)[]
): Promise<Discount[]> {
  const known =
    (await isInstalled(tx, "discount")) && (await isInstalled(tx, "promotion"))
  if (!known) {
    return []
  }
  const { rows } = await tx.raw<{ rows: Raw[] }>(
    `${SELECT} WHERE ${where}`,
    values
  )
  return rows.map(toDiscount)
}

/** Automatic discounts of these organizations that have not ended. */
export function automaticDiscounts(
  tx: Tx,
  organizationIds: readonly string[]
): Promise<Discount[]> {
  return organizationIds.length === 0
    ? Promise.resolve([])
    : read(
        tx,
        `d.organization_id = ANY(?) AND d.ended_at IS NULL AND p.is_automatic
         ORDER BY d.created_at, d.id`,
        [[...organizationIds]]
      )
}

/**
 * What may lower a price here: the automatic discounts and, when a code was
 * typed, the one with that code, with or without the shop's prefix.
 */
export function discountsFor(
  tx: Tx,
  organization: { id: string; handle: string },
  code: string | undefined
): Promise<Discount[]> {
  const typed = (code ?? "").trim().toUpperCase()
  return read(
    tx,
    `d.organization_id = ? AND (
       (p.is_automatic AND d.ended_at IS NULL)
       OR (NOT p.is_automatic AND upper(p.code) = ANY(?)))
     ORDER BY d.created_at, d.id`,
    [organization.id, [typed, storedCode(organization.handle, typed)]]
  )
}

/** Medusa's codes are unique in the whole shop; ours are per organization. */
export function storedCode(handle: string, code: string): string {
  return `${handle}-${code}`.toUpperCase()
}

export interface NewDiscount {
  organizationId: string
  promotionId: string
  scope: DiscountScope
  postId: string | null
  creatorId: string | null
  bornBy: DiscountBearer
  maxUses: number | null
  perCustomer: number | null
  createdBy: string
}

export async function insertDiscount(
  tx: Tx,
  input: NewDiscount
): Promise<string> {
  const id = newId("disc")
  await tx("discount").insert({
    id,
    organization_id: input.organizationId,
    promotion_id: input.promotionId,
    scope: input.scope,
    post_id: input.postId,
    creator_id: input.creatorId,
    born_by: input.bornBy,
    max_uses: input.maxUses,
    per_customer: input.perCustomer,
    created_by: input.createdBy,
  })
  return id
}

export interface DiscountFilter {
  /** Absent: every organization this transaction sees (operator). */
  organizationId?: string
  /** Absent: by anybody. */
  createdBy?: string
  limit: number
  offset: number
}

export async function listDiscounts(
  tx: Tx,
  filter: DiscountFilter
): Promise<{ discounts: Discount[]; count: number }> {
  const by = [
    ["organization_id", filter.organizationId],
    ["created_by", filter.createdBy],
  ].filter((each): each is [string, string] => each[1] !== undefined)
  const where = by.map(([column]) => `d.${column} = ?`).join(" AND ")
  const discounts = await read(
    tx,
    `${where || "true"} ORDER BY d.created_at DESC, d.id LIMIT ? OFFSET ?`,
    [...by.map(([, value]) => value), filter.limit, filter.offset]
  )
  const counted = await tx("discount")
    .where(Object.fromEntries(by))
    .count<{ count: string }[]>({ count: "*" })
  return { discounts, count: Number(counted[0]?.count ?? 0) }
}

export async function getDiscount(
  tx: Tx,
  id: string
): Promise<Discount | undefined> {
  const [found] = await read(tx, "d.id = ?", [id])
  return found
}

/** Only for a discount nobody has seen: undoing its own creation. */
export async function removeDiscount(tx: Tx, id: string): Promise<void> {
  await tx("discount").where({ id, used: 0 }).delete()
}

/** Says that something of it has changed which another table keeps. */
export const touchDiscount = (tx: Tx, id: string): Promise<number> =>
  tx("discount")
    .where({ id })
    .update({ ended_at: tx.ref("ended_at") })

/** Ends a discount for good; checkouts that hold it still may be paid. */
export async function endDiscount(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx("discount")
    .where({ id })
    .whereNull("ended_at")
    .update({ ended_at: tx.fn.now() })
  return changed === 1
}

/** Whose money the discount is; what is frozen already stays as it was. */
export async function setDiscountBearer(
  tx: Tx,
  id: string,
  bornBy: DiscountBearer
): Promise<void> {
  await tx("discount").where({ id }).update({ born_by: bornBy })
}

/** What a discount has brought: finished checkouts and what came off them. */
export async function discountUsage(
  tx: Tx,
  ids: readonly string[]
): Promise<Map<string, { sales: number; givenMinor: bigint }>> {
  const rows = await tx("discount_claim")
    .whereIn("discount_id", [...ids])
    .where({ state: "used" })
    .groupBy("discount_id")
    .select<{ discount_id: string; sales: string; given: string }[]>(
      "discount_id",
      tx.raw("count(*) AS sales"),
      tx.raw("coalesce(sum(amount_minor), 0) AS given")
    )
  return new Map(
    rows.map((row) => [
      row.discount_id,
      { sales: Number(row.sales), givenMinor: BigInt(row.given) },
    ])
  )
}

/** Those of these discounts that the customer has used as often as allowed. */
export async function spentDiscounts(
  tx: Tx,
  customerId: string,
  discounts: readonly Discount[]
): Promise<Set<string>> {
  if (discounts.length === 0) {
    return new Set()
  }
  const rows = await tx("discount_claim")
    .where({ customer_id: customerId, state: "used" })
    .whereIn(
      "discount_id",
      discounts.map((one) => one.id)
    )
    .groupBy("discount_id")
    .select<{ discount_id: string; uses: string }[]>(
      "discount_id",
      tx.raw("count(*) AS uses")
    )
  const uses = new Map(rows.map((row) => [row.discount_id, Number(row.uses)]))
  return new Set(
    discounts
      .filter(
        (one) => (uses.get(one.id) ?? 0) >= (one.per_customer ?? Infinity)
      )
      .map((one) => one.id)
  )
}
