import assert from "node:assert/strict"
import { type Actor, call } from "../testing/http.mts"
import { sql, useShop } from "./shop.mts"

/** Payouts of creator A, each for one thing that is done to it. */
export interface PayoutFixtures {
  payoutMine: string
  payoutNew: string
  payoutNo: string
  /** Known once the batch has been made. */
  payoutBatch: string
  rule: string
  /** A planned one, to be withdrawn. */
  policy: string
  /** Agreements in which creator A is asked. */
  agreementYes: string
  agreementNo: string
  agreementEnd: string
}

const PAYOUT_KEY = "matrix-payout-key"

/** What creator A has asked for before; the same key is the same payout. */
export const knownRequest = { amount_minor: 1000, idempotency_key: PAYOUT_KEY }

export const bankAccount = {
  holder_name: "Mara Lind",
  country: "DE",
  account_number: "DE89370400440532013000",
}

async function addDestination(creator: Actor): Promise<void> {
  const shop = useShop()
  const { password } = shop.demo.logins.creator
  const post = (path: string, body: unknown) =>
    call(shop.backendUrl, creator, "POST", path, body)
  const confirmed = await post("/admin/studio/wallet/confirm", { password })
  assert.equal(confirmed.status, 200, confirmed.text)
  const added = await post("/admin/studio/wallet/destination", bankAccount)
  assert.equal(added.status, 200, added.text)
}

const INSERT = `insert into payout (id, organization_id, payee_id, payee_name,
    destination_id, provider, amount_minor, currency_code, idempotency_key, requested_by)
  select $1, d.organization_id, d.payee_id, 'Mara', d.id, 'manual', 1000, 'usd', $2, d.created_by
  from payout_destination d where d.payee_id = $3 and d.state = 'active'`

async function makeRule(): Promise<string> {
  const id = `crule_01MATRX${"0".repeat(19)}`
  await sql(
    "insert into commission_rule (id, scope, subject_id, bps) values ($1, 'product_type', 'matrix-ended', 1500)",
    [id]
  )
  return id
}

/** Far away, so that no other test is under it. */
export const payoutPolicy = {
  starts_on: "2099-01-01",
  hold_days: 30,
  reserve_bps: 0,
  reserve_days: 30,
  minimum_minor: 1_000,
  negative_floor_minor: 0,
  cool_down_hours: 24,
}

async function makePolicy(): Promise<string> {
  const id = `ppol_01MATRX${"0".repeat(19)}`
  await sql(
    `insert into payout_policy select (jsonb_populate_record(null::payout_policy,
       $1::jsonb || '{"note": "", "created_by": "user_matrix"}'
         || jsonb_build_object('created_at', now()))).*`,
    [
      JSON.stringify({
        ...payoutPolicy,
        id,
        starts_on: "2099-02-01",
        hold_days: 31,
      }),
    ]
  )
  return id
}

async function makeAgreement(
  n: number,
  creatorId: string,
  organizationId: string
): Promise<string> {
  const id = `split_01MATRX${String(n).padStart(19, "0")}`
  await sql(
    "insert into split_contract (id, organization_id, creator_id, name, state) values ($1, $2, $3, 'Matrix', 'proposed')",
    [id, organizationId, creatorId]
  )
  await sql(
    "insert into split_party (organization_id, contract_id, position, payee_id, payee_kind, label, bps) values ($1, $2, 0, $3, 'creator', 'Mara', 10000)",
    [organizationId, id, creatorId]
  )
  return id
}

/** By hand: the rows are about doors, not about money. */
export async function makePayouts(
  creator: Actor,
  creatorId: string,
  organizationId: string
): Promise<PayoutFixtures> {
  await addDestination(creator)
  const id = (n: number) => `pout_01MATRX${String(n).padStart(19, "0")}`
  const keys = [PAYOUT_KEY, "matrix-payout-new", "matrix-payout-no"]
  for (const [n, key] of keys.entries()) {
    await sql(INSERT, [id(n), key, creatorId])
  }
  return {
    payoutMine: id(0),
    payoutNew: id(1),
    payoutNo: id(2),
    payoutBatch: "",
    rule: await makeRule(),
    policy: await makePolicy(),
    agreementYes: await makeAgreement(1, creatorId, organizationId),
    agreementNo: await makeAgreement(2, creatorId, organizationId),
    agreementEnd: await makeAgreement(3, creatorId, organizationId),
  }
}
