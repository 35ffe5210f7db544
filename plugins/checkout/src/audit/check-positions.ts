import type { Tx } from "@codex/kernel"
import { asPosition, purchasePosition } from "@codex/payouts"
import type { Position, PostedSum } from "@codex/payouts"
import { parseWaterfall } from "@codex/plugin-wallet/workflows"
import type { MoneyFinding, PaymentObject } from "@codex/purchases"
import { factsOf } from "../settlement/facts"
import { POSITION_KINDS } from "../settlement/post-position"

const BATCH = 500

interface PurchaseRow {
  id: string
  payment_id: string
  waterfall: Record<string, unknown>
}

type KnownRow = Pick<
  PaymentObject,
  "payment_id" | "kind" | "state" | "data"
> & { amount_minor: string }

const POSTED = `
  SELECT p.ref_id, p.account, sum(p.amount_minor)::text AS amount_minor
  FROM unnest(?::text[]) w (id)
  JOIN codex.ledger_posting p ON p.ref_hash = hashtext(w.id)
    AND p.ref_id = w.id AND p.ref_type = 'purchase'
  WHERE p.kind = ANY (?::text[])
  GROUP BY p.ref_id, p.account`

async function postedOf(tx: Tx, ids: readonly string[]) {
  const { rows } = await tx.raw<{
    rows: { ref_id: string; account: string; amount_minor: string }[]
  }>(POSTED, [[...ids], [...POSITION_KINDS]])
  const sums = new Map<string, PostedSum[]>()
  for (const { ref_id, account, amount_minor } of rows) {
    const posted = { account, amountMinor: BigInt(amount_minor) }
    sums.set(ref_id, [...(sums.get(ref_id) ?? []), posted])
  }
  return sums
}

async function knownOf(tx: Tx, paymentIds: readonly string[]) {
  const rows = await tx("payment_object")
    .whereIn("payment_id", [...paymentIds])
    .select<KnownRow[]>("payment_id", "kind", "state", "data", "amount_minor")
  const known = new Map<string, Parameters<typeof factsOf>[0][number][]>()
  for (const { payment_id, amount_minor, ...row } of rows) {
    const object = { ...row, amount_minor: BigInt(amount_minor) }
    known.set(payment_id, [...(known.get(payment_id) ?? []), object])
  }
  return known
}

export function difference(target: Position, posted: Position): string | null {
  const accounts = new Set([...target.keys(), ...posted.keys()])
  const wrong = [...accounts].filter(
    (account) => (target.get(account) ?? 0n) !== (posted.get(account) ?? 0n)
  )
  return wrong.length === 0
    ? null
    : wrong
        .map(
          (account) =>
            `${account} stands at ${posted.get(account) ?? 0n}, should be ${target.get(account) ?? 0n}`
        )
        .join("; ")
}

async function checkBatch(
  tx: Tx,
  purchases: readonly PurchaseRow[]
): Promise<MoneyFinding[]> {
  const posted = await postedOf(
    tx,
    purchases.map(({ id }) => id)
  )
  const known = await knownOf(
    tx,
    purchases.map(({ payment_id }) => payment_id)
  )
  return purchases.flatMap(({ id, payment_id, waterfall }) => {
    const facts = factsOf(known.get(payment_id) ?? [], true)
    const target = purchasePosition(parseWaterfall(waterfall), facts)
    const detail = difference(target, asPosition(posted.get(id) ?? []))
    return detail ? [{ code: "position_differs", subject: id, detail }] : []
  })
}

/**
 * Computes anew where every purchase should stand and compares it with what
 * was posted: the same pure function, the facts read again.
 */
export async function checkPositions(tx: Tx): Promise<MoneyFinding[]> {
  const findings: MoneyFinding[] = []
  let after = ""
  for (;;) {
    const purchases = await tx("purchase")
      .where("id", ">", after)
      .where("amount_minor", ">", 0)
      .orderBy("id")
      .limit(BATCH)
      .select<PurchaseRow[]>("id", "payment_id", "waterfall")
    findings.push(...(await checkBatch(tx, purchases)))
    after = purchases.at(-1)?.id ?? ""
    if (purchases.length < BATCH) {
      return findings
    }
  }
}
