import { createCreator } from "@codex/creators"
import { getBalances, postJournal } from "@codex/ledger"
import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { getPayout } from "@codex/payouts"
import loadOptions from "../../../../modules/payouts/src/options"
import { allMigrations } from "../../../checkout/src/__tests__/all-migrations"
import type { Payee } from "../lib/payees"
import { addBankAccount } from "../payouts/destination"
import { decide } from "../payouts/operator"
import { requestPayout } from "../payouts/request"

const HOUR = 3_600_000
export const NOW = new Date("2026-05-01T12:00:00Z")
export const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR)
export const IBAN = "DE89370400440532013000"

export let db: TestDatabase
export let anna: Payee

export const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

export const options = (over: Record<string, unknown> = {}) =>
  loadOptions({ options: { destinationSecret: "s".repeat(32), ...over } })

export const bank = (account: string) => ({
  payee: "creator" as const,
  holder_name: "Anna Berg",
  country: "DE",
  account_number: account,
  bank_code: "",
})

export const addBank = (account = IBAN, now = NOW) =>
  platform((tx) =>
    addBankAccount(tx, anna, {
      body: bank(account),
      currency: "usd",
      by: "user_anna",
      now,
    })
  )

/** Gives the payee money as a released sale would. */
export const earn = (amountMinor: bigint, idem = "earn") =>
  platform((tx) =>
    postJournal(tx, {
      idem,
      kind: "release",
      refType: "purchase",
      refId: idem,
      currency: "usd",
      legs: [
        { account: "platform:clearing", amountMinor: -amountMinor },
        { account: `payee:${anna.id}:available`, amountMinor },
      ],
      occurredAt: NOW,
    })
  )

export const ask = (amountMinor: bigint, key: string, now = later(25)) =>
  platform((tx) =>
    requestPayout(tx, {
      payee: anna,
      amountMinor,
      currency: "usd",
      idempotencyKey: key,
      userId: "user_anna",
      now,
    })
  )

export async function balances(): Promise<Record<string, bigint>> {
  const rows = await platform((tx) => getBalances(tx, `payee:${anna.id}`))
  return Object.fromEntries(
    rows.map((row) => [row.account.split(":")[2], row.amountMinor])
  )
}

export const state = async (id: string) =>
  (await platform((tx) => getPayout(tx, id)))?.state

export const approve = (id: string, by = "user_operator") =>
  platform((tx) =>
    decide(tx, id, {
      to: "approved",
      by,
      facts: { decided_by: by, decided_at: NOW },
    })
  )

/** A fresh database with Anna in it. */
export async function openShop(): Promise<void> {
  await options()
  db = await createTestDatabase(await allMigrations())
  await platform(async (tx) => {
    const { creator } = await createCreator(tx, {
      userId: "user_anna",
      displayName: "Anna",
      handle: "anna-studio",
      salesChannelId: "sc_anna",
    })
    anna = {
      id: creator.id,
      organizationId: creator.personal_organization_id,
      kind: "creator",
      name: "Anna",
    }
  })
}

export async function closeShop(): Promise<void> {
  await loadOptions({ options: {} })
  await db.drop()
}
