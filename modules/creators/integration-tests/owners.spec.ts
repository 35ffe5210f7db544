import {
  addMember,
  deleteOrganization,
  listMemberships,
  listOrganizationsOfCreator,
  removeMember,
} from "../src"
import { useShop } from "./shop"

const { brandOf, creatorNamed, platform } = useShop()

describe("C4: an organization has one owner", () => {
  it("lists brands first and the personal organization last", async () => {
    const { creator, organization } = await creatorNamed("many-hats")
    const brand = await brandOf(creator.id, "many-hats-films")
    const found = await platform((tx) =>
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
    await platform(async (tx) => {
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
    await platform(async (tx) => {
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
    await platform((tx) => deleteOrganization(tx, brand.id))
    await expect(brandOf(creator.id, "tidy-films")).resolves.toBeDefined()
  })
})
