import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  addLegalVersion,
  createCreator,
  featureOn,
  getLegalDocument,
  handlesChangedSince,
  listLegalVersions,
  renameOrganization,
  updateOrganizationSettings,
  updatePlatformSettings,
} from "../src"
import { Migration20261121000100Creators } from "../src/migrations/Migration20261121000100Creators"
import { Migration20261125165000Settings } from "../src/migrations/Migration20261125165000Settings"

let db: TestDatabase
let ada: string
let bob: string

async function organizationOf(handle: string): Promise<string> {
  const { organization } = await withPlatform(db.pg, "test: a creator", (tx) =>
    createCreator(tx, {
      userId: `user_${handle}`,
      displayName: handle,
      handle,
      salesChannelId: `sc_${handle}`,
    })
  )
  return organization.id
}

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000100Creators,
    Migration20261125165000Settings,
  ])
  ada = await organizationOf("ada")
  bob = await organizationOf("bob")
})

afterAll(() => db.drop())

const terms = (organizationId: string, body: unknown) =>
  withTenant(db.pg, { organizationId }, (tx) =>
    addLegalVersion(tx, {
      organizationId,
      kind: "terms",
      body,
      createdBy: "user_ada",
    })
  )

describe("a legal text", () => {
  it("gets a number for each new wording and keeps those before", async () => {
    expect((await terms(ada, { text: "one" })).version).toBe(1)
    expect((await terms(ada, { text: "one" })).version).toBe(1)
    expect((await terms(ada, { text: "two" })).version).toBe(2)
    const [newest, first] = await withTenant(
      db.pg,
      { organizationId: ada },
      async (tx) => [
        await getLegalDocument(tx, { organizationId: ada, kind: "terms" }),
        await getLegalDocument(tx, {
          organizationId: ada,
          kind: "terms",
          version: 1,
        }),
      ]
    )
    expect(newest?.body).toEqual({ text: "two" })
    expect(first?.body).toEqual({ text: "one" })
  })

  it("is nobody else's to see or to change", async () => {
    const seen = await withTenant(db.pg, { organizationId: bob }, (tx) =>
      listLegalVersions(tx, ada)
    )
    expect(seen).toEqual([])
    const change = withTenant(db.pg, { organizationId: ada }, (tx) =>
      tx("legal_document").update({ body: "{}" })
    )
    await expect(change).rejects.toThrow(/append-only|permission denied/)
  })
})

describe("a feature", () => {
  const on = (organizationId?: string) =>
    withPlatform(db.pg, "test: a feature", (tx) =>
      featureOn(tx, "bundles", organizationId)
    )

  it("is off where the organization or the platform says so", async () => {
    expect(await on(ada)).toBe(true)
    await withTenant(db.pg, { organizationId: ada }, (tx) =>
      updateOrganizationSettings(tx, ada, { features_off: ["bundles"] })
    )
    expect([await on(ada), await on(bob), await on()]).toEqual([
      false,
      true,
      true,
    ])
    await withPlatform(db.pg, "test: off for everybody", (tx) =>
      updatePlatformSettings(tx, { features_off: ["bundles"] })
    )
    expect(await on(bob)).toBe(false)
  })
})

it("tells which addresses changed", async () => {
  const since = new Date(Date.now() + 1_000)
  const changed = () =>
    withPlatform(db.pg, "test: changes", (tx) => handlesChangedSince(tx, since))
  expect(await changed()).toEqual([])
  await withTenant(db.pg, { organizationId: bob }, async (tx) => {
    await renameOrganization(tx, bob, "Bob and friends")
    await tx("organization").update({
      updated_at: new Date(Date.now() + 60_000),
    })
  })
  expect(await changed()).toEqual(["bob"])
})
