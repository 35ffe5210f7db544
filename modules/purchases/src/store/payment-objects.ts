import { minor } from "@codex/kernel"
import type { Minor, Tx } from "@codex/kernel"

/** `application_fee`: what the platform gave back of it (`direct`). */
export type PaymentObjectKind =
  "payment" | "refund" | "dispute" | "fee" | "application_fee"

/** The latest a provider said about one object of theirs. */
export interface PaymentObject {
  provider: string
  object_id: string
  kind: PaymentObjectKind
  payment_id: string
  rank: number
  state: string
  amount_minor: Minor
  currency_code: string
  data: Record<string, unknown>
}

interface Raw extends Omit<PaymentObject, "amount_minor"> {
  amount_minor: string
}

const toObject = (row: Raw): PaymentObject => ({
  ...row,
  amount_minor: minor(row.amount_minor),
})

/**
 * Puts the events of one payment in one order, whichever arrives first: the
 * payment's row is there before anybody waits for it, so none is missed.
 */
export async function lockPayment(
  tx: Tx,
  provider: string,
  paymentId: string
): Promise<void> {
  await tx.raw(
    `INSERT INTO payment_object (provider, object_id, kind, payment_id, rank,
       state, amount_minor, currency_code)
     VALUES (?, ?, 'payment', ?, 0, 'unseen', 0, '')
     ON CONFLICT (provider, object_id) DO NOTHING`,
    [provider, paymentId, paymentId]
  )
  await tx("payment_object")
    .where({ provider, object_id: paymentId })
    .forUpdate()
    .first("rank")
}

const UPSERT = `
  INSERT INTO payment_object AS known (provider, object_id, kind, payment_id,
    rank, state, amount_minor, currency_code, data)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (provider, object_id) DO UPDATE SET
    rank = excluded.rank, state = excluded.state, data = excluded.data,
    amount_minor = excluded.amount_minor,
    currency_code = excluded.currency_code, updated_at = now()
  WHERE known.rank < excluded.rank
  RETURNING object_id`

/** Keeps what outranks what is known; `false` when it says nothing new. */
export async function keepPaymentObject(
  tx: Tx,
  object: PaymentObject
): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(UPSERT, [
    object.provider,
    object.object_id,
    object.kind,
    object.payment_id,
    object.rank,
    object.state,
    object.amount_minor.toString(),
    object.currency_code.toLowerCase(),
    JSON.stringify(object.data),
  ])
  return rows.length === 1
}

/** Whose payment this is; `undefined` for one nobody has told us about. */
export async function providerOfPayment(
  tx: Tx,
  paymentId: string
): Promise<string | undefined> {
  const row = await tx("payment_object")
    .where({ object_id: paymentId, kind: "payment" })
    .first<{ provider: string } | undefined>("provider")
  return row?.provider
}

/** Everything known about one payment, in a fixed order. */
export async function listPaymentObjects(
  tx: Tx,
  provider: string,
  paymentId: string
): Promise<PaymentObject[]> {
  const rows = (await tx("payment_object")
    .where({ provider, payment_id: paymentId })
    .orderBy(["kind", "object_id"])) as Raw[]
  return rows.map(toObject)
}

/** Objects of one kind, newest first. */
export async function findPaymentObject(
  tx: Tx,
  provider: string,
  objectId: string
): Promise<PaymentObject | undefined> {
  const row = (await tx("payment_object")
    .where({ provider, object_id: objectId })
    .first()) as Raw | undefined
  return row && toObject(row)
}
