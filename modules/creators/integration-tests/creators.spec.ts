import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  addMember,
  claimHandle,
  createCreator,
  createOrganization,
  deleteCreator,
  deleteOrganization,
  findCreatorByUser,
  getCreator,
  getOrganization,
  getOrganizationSettings,
  listCreators,
  listMemberships,
  listOrganizations,
  listOrganizationsOfCreator,
  removeMember,
  resolveHandle,
  resolveOrganizationByHandle,
  setCreatorStatus,
  updateOrganizationSettings,
} from "../src"
import { Migration20261121000100Creators } from "../src/migrations/Migration20261121000100Creators"
import { Migration20261126160000Approval } from "../src/migrations/Migration20261126160000Approval"
import { Migration20261126210000Suspended } from "../src/migrations/Migration20261126210000Suspended"
import { Migration20261127130000Closed } from "../src/migrations/Migration20261127130000Closed"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000100Creators,
    Migration20261126160000Approval,
    Migration20261126210000Suspended,
    Migration20261127130000Closed,
  ])
})

afterAll(() => db.drop())

let serial = 0

function creatorNamed(handle: string) {
  serial += 1
  return withPlatform(db.pg, "test: create a creator", (tx) =>
    createCreator(tx, {
      userId: `user_${serial}`,
      displayName: handle,
      handle,
      salesChannelId: `sc_${handle}`,
    })
  )
}

function brandOf(ownerCreatorId: string, handle: string) {
  return withPlatform(db.pg, "test: create a brand", (tx) =>
    createOrganization(tx, {
      name: handle,
      handle,
      ownerCreatorId,
      salesChannelId: `sc_${handle}`,
    })
  )
}

const count = async (table: string) =>
  Number((await db.superuser(table).count({ n: "*" }))[0]?.n)

describe("C1: one namespace of handles, decided by a unique key", () => {
  it("gives a handle to one of 50 that claim it at once", async () => {
    const claims = Array.from({ length: 50 }, (_, index) =>
      withPlatform(db.pg, "test: race", (tx) =>
        claimHandle(tx, {
          handle: "contested",
          targetType: index % 2 ? "creator" : "organization",
          targetId: `target_${index}`,
        })
      )
    )
    const results = await Promise.allSettled(claims)
    const lost = results.filter((result) => result.status === "rejected")
    expect(lost).toHaveLength(49)
    expect(new Set(lost.map(({ reason }) => reason.failure))).toEqual(
      new Set(["handle_taken"])
    )
    const rows = await db.superuser("handle").where({ handle: "contested" })
    expect(rows).toHaveLength(1)
  })

  it("makes whole creators only: 20 of one handle leave one of everything", async () => {
    const before = await count("creator")
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => creatorNamed("only-one"))
    )
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(
      1
    )
    expect(await count("creator")).toBe(before + 1)
    expect(
      await db.superuser("organization").where({ handle: "only-one" })
    ).toHaveLength(1)
  })

  it("refuses a brand under a creator's handle, whatever the case", async () => {
    const { creator } = await creatorNamed("shared-name")
    await expect(brandOf(creator.id, "Shared-Name")).rejects.toMatchObject({
      failure: "handle_taken",
      type: "not_allowed",
    })
  })

  it.each([
    ["library", "handle_reserved"],
    ["Not A Handle", "handle_invalid"],
  ])("refuses %s as %s", async (handle, failure) => {
    await expect(creatorNamed(handle)).rejects.toMatchObject({
      failure,
      type: "invalid_data",
    })
  })
})

describe("C2: every creator has a personal organization", () => {
  it("shares its handle with it and owns it", async () => {
    const { creator, organization } = await creatorNamed("grace")
    expect(organization).toMatchObject({
      id: creator.personal_organization_id,
      kind: "personal",
      handle: "grace",
      owner_creator_id: creator.id,
      settlement_mode: "platform_wallet",
      currency_code: "usd",
    })
    await withPlatform(db.pg, "test: read back", async (tx) => {
      expect(await resolveHandle(tx, "GRACE")).toEqual({
        handle: "grace",
        target_type: "creator",
        target_id: creator.id,
      })
      expect((await resolveOrganizationByHandle(tx, "grace"))?.id).toBe(
        organization.id
      )
      expect(await listMemberships(tx, creator.id)).toMatchObject([
        { organization_id: organization.id, role: "owner", status: "active" },
      ])
    })
  })

  it("refuses a second creator for one user", async () => {
    const { creator } = await creatorNamed("first-of-user")
    const again = withPlatform(db.pg, "test: again", (tx) =>
      createCreator(tx, {
        userId: creator.user_id,
        displayName: "Again",
        handle: "second-of-user",
        salesChannelId: "sc_again",
      })
    )
    await expect(again).rejects.toMatchObject({ failure: "already_a_creator" })
    expect(
      await db.superuser("handle").where({ handle: "second-of-user" })
    ).toEqual([])
  })

  it.each(["", "   ", "x".repeat(121)])(
    "refuses %j as a name",
    async (name) => {
      const made = withPlatform(db.pg, "test: name", (tx) =>
        createCreator(tx, {
          userId: "user_name",
          displayName: name,
          handle: "name-check",
          salesChannelId: "sc_name",
        })
      )
      await expect(made).rejects.toMatchObject({ failure: "name_invalid" })
    }
  )

  it("leaves nothing behind when it is undone", async () => {
    const { creator } = await creatorNamed("undone")
    await withPlatform(db.pg, "test: undo", (tx) =>
      deleteCreator(tx, creator.id)
    )
    expect(await db.superuser("handle").where({ handle: "undone" })).toEqual([])
    expect(await db.superuser("creator").where({ id: creator.id })).toEqual([])
    expect(
      await db.superuser("membership").where({ creator_id: creator.id })
    ).toEqual([])
  })
})

describe("C3: a tenant sees its own rows and no other", () => {
  it("hides the creators and organizations of others", async () => {
    const a = await creatorNamed("tenant-a")
    const b = await creatorNamed("tenant-b")
    const scope = {
      creatorId: a.creator.id,
      organizationId: a.organization.id,
    }
    await withTenant(db.pg, scope, async (tx) => {
      expect((await getCreator(tx, a.creator.id))?.handle).toBe("tenant-a")
      expect(await getCreator(tx, b.creator.id)).toBeNull()
      expect(await findCreatorByUser(tx, b.creator.user_id)).toBeNull()
      expect(await getOrganization(tx, b.organization.id)).toBeNull()
      expect(await getOrganizationSettings(tx, b.organization.id)).toBeNull()
      expect(await listMemberships(tx, b.creator.id)).toEqual([])
      expect((await listCreators(tx, { limit: 99, offset: 0 })).count).toBe(1)
    })
  })

  it("refuses to write into another organization", async () => {
    const a = await creatorNamed("writer-a")
    const b = await creatorNamed("writer-b")
    const scope = { organizationId: a.organization.id }
    await expect(
      withTenant(db.pg, scope, (tx) =>
        updateOrganizationSettings(tx, b.organization.id, { tagline: "mine" })
      )
    ).rejects.toMatchObject({ failure: "organization_not_found" })
    await expect(
      withTenant(db.pg, scope, (tx) =>
        addMember(tx, {
          organizationId: b.organization.id,
          creatorId: a.creator.id,
          role: "admin",
        })
      )
    ).rejects.toThrow(/row-level security/)
    const settings = await db
      .superuser("organization_settings")
      .where({ organization_id: b.organization.id })
      .first()
    expect(settings.tagline).toBe("")
  })

  it("shows nothing at all without a scope", async () => {
    for (const table of [
      "creator",
      "organization",
      "organization_settings",
      "membership",
    ]) {
      expect(await db.pg(table).select("*")).toEqual([])
    }
  })
})

describe("C4: an organization has one owner", () => {
  it("lists brands first and the personal organization last", async () => {
    const { creator, organization } = await creatorNamed("many-hats")
    const brand = await brandOf(creator.id, "many-hats-films")
    const found = await withPlatform(db.pg, "test: list", (tx) =>
      listOrganizationsOfCreator(tx, creator.id)
    )
    expect(found.map(({ id, role }) => [id, role])).toEqual([
      [brand.id, "owner"],
      [organization.id, "owner"],
    ])
  })

  it("adds, promotes, removes and takes back a member", async () => {
    const owner = await creatorNamed("boss")
    const guest = await creatorNamed("guest-star")
    const brand = await brandOf(owner.creator.id, "boss-films")
    const key = { organizationId: brand.id, creatorId: guest.creator.id }
    const roles: (string | undefined)[] = []
    await withPlatform(db.pg, "test: members", async (tx) => {
      roles.push((await addMember(tx, { ...key, role: "creator" })).role)
      roles.push((await addMember(tx, { ...key, role: "admin" })).role)
      await removeMember(tx, key)
      const left = await listMemberships(tx, guest.creator.id)
      roles.push(left.find((m) => m.organization_id === brand.id)?.role)
      roles.push((await addMember(tx, { ...key, role: "member" })).role)
    })
    expect(roles).toEqual(["creator", "admin", undefined, "member"])
  })

  it("never demotes or removes the owner", async () => {
    const { creator } = await creatorNamed("steady")
    const brand = await brandOf(creator.id, "steady-films")
    const key = { organizationId: brand.id, creatorId: creator.id }
    await withPlatform(db.pg, "test: owner", async (tx) => {
      const kept = await addMember(tx, { ...key, role: "member" })
      expect(kept.role).toBe("owner")
      await expect(removeMember(tx, key)).rejects.toMatchObject({
        failure: "owner_cannot_be_removed",
      })
    })
  })

  it("undoes a brand and gives its handle back", async () => {
    const { creator } = await creatorNamed("tidy")
    const brand = await brandOf(creator.id, "tidy-films")
    await withPlatform(db.pg, "test: undo brand", (tx) =>
      deleteOrganization(tx, brand.id)
    )
    await expect(brandOf(creator.id, "tidy-films")).resolves.toBeDefined()
  })
})

describe("operator lists", () => {
  it("finds by name, takes wildcards literally and pages", async () => {
    const { creator } = await creatorNamed("needle-one")
    await brandOf(creator.id, "needle-brand")
    await withPlatform(db.pg, "test: search", async (tx) => {
      const found = await listCreators(tx, { q: "NEEDLE", limit: 5, offset: 0 })
      expect(found.count).toBe(1)
      expect(found.rows[0]?.organizations.map((o) => o.handle)).toEqual([
        "needle-brand",
        "needle-one",
      ])
      const none = await listCreators(tx, { q: "%", limit: 5, offset: 0 })
      expect(none.count).toBe(0)
      const page = await listCreators(tx, { limit: 1, offset: 1 })
      expect(page.rows).toHaveLength(1)
      const brands = await listOrganizations(tx, {
        q: "needle-brand",
        limit: 5,
        offset: 0,
      })
      expect(brands.rows).toMatchObject([
        { owner_name: "needle-one", member_count: 1 },
      ])
    })
  })

  it("narrows by status and orders by name, the other way round too", async () => {
    for (const name of ["listed-b", "listed-a", "listed-c"]) {
      await creatorNamed(name)
    }
    await withPlatform(db.pg, "test: narrowed", async (tx) => {
      const page = { q: "listed-", limit: 9, offset: 0 }
      const handles = async (more: Parameters<typeof listCreators>[1]) =>
        (await listCreators(tx, more)).rows.map((row) => row.handle)
      expect(await handles({ ...page, order: "display_name" })).toEqual([
        "listed-a",
        "listed-b",
        "listed-c",
      ])
      const [first] = (await listCreators(tx, page)).rows
      await setCreatorStatus(tx, first?.id ?? "", {
        status: "suspended",
        reason: "Spam",
      })
      expect(await handles({ ...page, status: "suspended" })).toEqual([
        "listed-c",
      ])
      expect(
        await handles({ ...page, status: "active", order: "-display_name" })
      ).toEqual(["listed-b", "listed-a"])
      expect(await handles({ ...page, status: "waiting" })).toEqual([])
      const own = { ...page, order: "name" as const }
      const active = await listOrganizations(tx, { ...own, status: "active" })
      expect(active.rows.map((row) => row.name)).toEqual([
        "listed-a",
        "listed-b",
        "listed-c",
      ])
      const none = await listOrganizations(tx, { ...own, status: "suspended" })
      expect(none.count).toBe(0)
    })
  })

  it("suspends and reinstates, and says when there is nobody", async () => {
    const { creator } = await creatorNamed("on-and-off")
    await withPlatform(db.pg, "test: status", async (tx) => {
      const off = await setCreatorStatus(tx, creator.id, {
        status: "suspended",
        reason: "Spam",
      })
      const on = await setCreatorStatus(tx, creator.id, { status: "active" })
      expect([off.status, on.status]).toEqual(["suspended", "active"])
      expect([off.suspend_reason, on.suspend_reason]).toEqual(["Spam", null])
      await expect(
        setCreatorStatus(tx, "cr_nobody", { status: "active" })
      ).rejects.toMatchObject({ failure: "creator_not_found" })
    })
  })
})
