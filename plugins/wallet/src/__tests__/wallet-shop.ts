import { addMember, createCreator, createOrganization } from "@codex/creators"
import { postJournal } from "@codex/ledger"
import { newId, withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { waterfallLegs } from "@codex/payouts"
import { createCheckoutLine, insertPurchase } from "@codex/purchases"
import { allMigrations } from "../../../checkout/src/__tests__/all-migrations"
import { walletResponse } from "../contract"
import type { Payee } from "../lib/payees"
import { priceWaterfall } from "../lib/price-waterfall"
import { walletView } from "../lib/wallet-view"

export const DAY = 86_400_000
export const SOLD_AT = new Date("2026-03-01T12:00:00Z")

export let db: TestDatabase
export let owner: Payee
export let author: Payee
export let brand: Payee

export const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

async function person(tx: Tx, name: string): Promise<Payee> {
  const { creator } = await createCreator(tx, {
    userId: `user_${name}`,
    displayName: name,
    handle: `${name.toLowerCase()}-studio`,
    salesChannelId: `sc_${name}`,
  })
  return {
    id: creator.id,
    organizationId: creator.personal_organization_id,
    kind: "creator",
    name,
  }
}

/** Two people and a brand that both sell under, on a database of their own. */
export async function openWallets(): Promise<void> {
  db = await createTestDatabase(await allMigrations())
  await platform(async (tx) => {
    owner = await person(tx, "Olga")
    author = await person(tx, "Anna")
    const organization = await createOrganization(tx, {
      name: "Brand",
      handle: "brand",
      ownerCreatorId: owner.id,
      salesChannelId: "sc_brand",
    })
    brand = {
      id: organization.id,
      organizationId: organization.id,
      kind: "organization",
      name: "Brand",
    }
    await addMember(tx, {
      organizationId: brand.id,
      creatorId: author.id,
      role: "creator",
    })
  })
}

export const price = (tx: Tx, creator: Payee, priceMinor: bigint) =>
  priceWaterfall(tx, {
    organizationId: brand.id,
    creatorId: creator.id,
    priceMinor,
    at: SOLD_AT,
    provider: "pp_demo_demo",
  })

/** A settled sale as checkout writes it: purchase and journal. */
export const sell = (
  creator: Payee,
  priceMinor: bigint,
  postTitle: string,
  occurredAt = SOLD_AT
) =>
  platform(async (tx) => {
    const waterfall = await price(tx, creator, priceMinor)
    const line = await createCheckoutLine(tx, {
      customerId: newId("cus"),
      organizationId: brand.id,
      creatorId: creator.id,
      postId: newId("post"),
      postTitle,
      postSlug: "post",
      variantId: null,
      amountMinor: priceMinor,
      currencyCode: "usd",
      waterfall,
      termsVersion: 1,
      validityDays: null,
      supplyLimit: null,
      buyerName: "B",
      buyerEmail: "b@example.com",
      idempotencyKey: newId("key"),
      provider: "pp_demo_demo",
      minutes: 15,
    })
    if (!line) {
      throw new Error("no checkout line")
    }
    const paymentId = newId("pay")
    const paidAt = occurredAt
    const purchase = await insertPurchase(tx, { line, paymentId, paidAt })
    if (!purchase) {
      throw new Error("no purchase")
    }
    await postJournal(tx, {
      idem: `sale:${purchase.id}`,
      kind: "sale",
      refType: "purchase",
      refId: purchase.id,
      currency: "usd",
      legs: waterfallLegs(waterfall),
      occurredAt,
    })
    return { purchase, waterfall }
  })

export const view = (
  payee: Payee,
  page: { limit?: number; before?: string } = {}
) =>
  platform(async (tx) =>
    walletResponse.parse(
      await walletView(tx, {
        payee,
        payees: [payee],
        currency: "usd",
        query: { limit: 20, ...page },
      })
    )
  )
