import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { forgetPayee, guestFor } from "../index"
import { Migration20261121000800Payouts } from "../migrations/Migration20261121000800Payouts"
import { Migration20261121124300PayoutRails } from "../migrations/Migration20261121124300PayoutRails"
import { Migration20261121130200SplitParties } from "../migrations/Migration20261121130200SplitParties"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000800Payouts,
    Migration20261121124300PayoutRails,
    Migration20261121130200SplitParties,
  ])
})
afterAll(() => db.drop())

const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

/** One bank account and one payout to it, that has arrived. */
async function paid(payee: string): Promise<void> {
  const own = { organization_id: `org_${payee}`, payee_id: payee }
  await db.superuser("payout_destination").insert({
    ...own,
    id: `pdst_${payee}`,
    provider: "manual",
    holder_name: "Mara Lind",
    country: "DE",
    currency_code: "usd",
    masked: "•••• 3000",
    details: "sealed",
    usable_from: new Date(),
    created_by: "user_1",
  })
  await db.superuser("payout").insert({
    ...own,
    id: `pout_${payee}`,
    payee_name: "Mara Lind",
    destination_id: `pdst_${payee}`,
    provider: "manual",
    amount_minor: "1000",
    currency_code: "usd",
    state: "paid",
    idempotency_key: "key",
    requested_by: "user_1",
  })
}

const forget = (creatorId: string) =>
  platform((tx) =>
    forgetPayee(tx, {
      creatorId,
      payeeIds: [creatorId],
      name: "Closed account",
      emailOf: (id) => `${id.toLowerCase()}@deleted.invalid`,
    })
  )

const rowOf = (table: string, payee_id: string) =>
  db.superuser(table).where({ payee_id }).first<Record<string, unknown>>()

it("takes name and bank details out, and leaves what was paid", async () => {
  await paid("cr_gone")
  await paid("cr_stays")
  await forget("cr_gone")
  await forget("cr_gone")
  expect(await rowOf("payout_destination", "cr_gone")).toMatchObject({
    holder_name: "Closed account",
    details: null,
    masked: "••••",
    state: "replaced",
  })
  expect(await rowOf("payout", "cr_gone")).toMatchObject({
    payee_name: "Closed account",
    amount_minor: "1000",
    state: "paid",
  })
  expect(await rowOf("payout_destination", "cr_stays")).toMatchObject({
    holder_name: "Mara Lind",
    details: "sealed",
    state: "active",
  })
})

it("forgets the address a share was promised to before", async () => {
  const guest = await platform((tx) =>
    guestFor(tx, { email: "mara@example.com", name: "Mara" })
  )
  await db
    .superuser("guest_payee")
    .where({ id: guest.id })
    .update({ creator_id: "cr_guest" })
  await forget("cr_guest")
  const row = await db
    .superuser("guest_payee")
    .where({ id: guest.id })
    .first<{ name: string; email: string }>("name", "email")
  expect(row).toEqual({
    name: "Closed account",
    email: `${guest.id.toLowerCase()}@deleted.invalid`,
  })
})
