import { listCreators, listOrganizations, setCreatorStatus } from "../src"
import { useShop } from "./shop"

const { brandOf, creatorNamed, platform } = useShop()

describe("operator lists", () => {
  it("finds by name, takes wildcards literally and pages", async () => {
    const { creator } = await creatorNamed("needle-one")
    await brandOf(creator.id, "needle-brand")
    await creatorNamed("haystack")
    await platform(async (tx) => {
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
    await platform(async (tx) => {
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
    await platform(async (tx) => {
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
