import { withTenant } from "@codex/kernel"
import {
  addMember,
  findCreatorByUser,
  getCreator,
  getOrganization,
  getOrganizationSettings,
  listCreators,
  listMemberships,
  updateOrganizationSettings,
} from "../src"
import { useShop } from "./shop"

const { creatorNamed, db } = useShop()

describe("C3: a tenant sees its own rows and no other", () => {
  it("hides the creators and organizations of others", async () => {
    const a = await creatorNamed("tenant-a")
    const b = await creatorNamed("tenant-b")
    const scope = {
      creatorId: a.creator.id,
      organizationId: a.organization.id,
    }
    await withTenant(db().pg, scope, async (tx) => {
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
      withTenant(db().pg, scope, (tx) =>
        updateOrganizationSettings(tx, b.organization.id, { tagline: "mine" })
      )
    ).rejects.toMatchObject({ failure: "organization_not_found" })
    await expect(
      withTenant(db().pg, scope, (tx) =>
        addMember(tx, {
          organizationId: b.organization.id,
          creatorId: a.creator.id,
          role: "admin",
        })
      )
    ).rejects.toThrow(/row-level security/)
    const settings = await db()
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
      expect(await db().pg(table).select("*")).toEqual([])
    }
  })
})
