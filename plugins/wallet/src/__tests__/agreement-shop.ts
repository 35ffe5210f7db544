import { addMember, createCreator, createOrganization } from "@codex/creators"
import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { answerProposal, proposeContract, type Share } from "@codex/payouts"
import { allMigrations } from "../../../checkout/src/__tests__/all-migrations"
import { priceWaterfall } from "../lib/price-waterfall"

export const NOW = new Date()
export const soon = () => new Date(Date.now() + 1_000)

export let db: TestDatabase
export let brand: string
export let anna: string
export let bert: string

export const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const person = async (tx: Tx, name: string) => {
  const { creator } = await createCreator(tx, {
    userId: `user_${name}`,
    displayName: name,
    handle: `${name.toLowerCase()}-studio`,
    salesChannelId: `sc_${name}`,
  })
  return creator.id
}

/** A fresh database with a brand, its owner Olga, Anna who is in it and Bert. */
export async function openBrand(): Promise<void> {
  db = await createTestDatabase(await allMigrations())
  await platform(async (tx) => {
    const owner = await person(tx, "Olga")
    anna = await person(tx, "Anna")
    bert = await person(tx, "Bert")
    const made = await createOrganization(tx, {
      name: "Brand",
      handle: "brand",
      ownerCreatorId: owner,
      salesChannelId: "sc_brand",
    })
    brand = made.id
    await addMember(tx, {
      organizationId: brand,
      creatorId: anna,
      role: "creator",
    })
  })
}

export const shares = (): Share[] => [
  { payeeId: brand, payeeKind: "organization", label: "Brand", bps: 2_000 },
  { payeeId: anna, payeeKind: "creator", label: "Anna", bps: 5_000 },
  { payeeId: bert, payeeKind: "creator", label: "Bert", bps: 3_000 },
]

export const propose = (parties: Share[], over: { startsAt?: Date } = {}) =>
  platform((tx) =>
    proposeContract(tx, {
      organizationId: brand,
      name: "Together",
      creatorId: anna,
      postId: null,
      startsAt: NOW,
      endsAt: null,
      parties,
      speaksFor: [brand],
      by: "user_Olga",
      ...over,
    })
  )

export const answer = (id: string, payeeId: string, accept = true) =>
  platform((tx) =>
    answerProposal(tx, { id, payeeIds: [payeeId], accept, by: "user" })
  )

export const priced = (over: { postId?: string; productType?: string } = {}) =>
  platform((tx) =>
    priceWaterfall(tx, {
      organizationId: brand,
      creatorId: anna,
      priceMinor: 5_000n,
      at: soon(),
      provider: "demo",
      ...over,
    })
  )
