import {
  createCreator,
  deleteCreator,
  listMemberships,
  resolveHandle,
  resolveOrganizationByHandle,
} from "../src"
import { useShop } from "./shop"

const { creatorNamed, db, platform } = useShop()

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
    await platform(async (tx) => {
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
    const again = platform((tx) =>
      createCreator(tx, {
        userId: creator.user_id,
        displayName: "Again",
        handle: "second-of-user",
        salesChannelId: "sc_again",
      })
    )
    await expect(again).rejects.toMatchObject({ failure: "already_a_creator" })
    expect(
      await db().superuser("handle").where({ handle: "second-of-user" })
    ).toEqual([])
  })

  it.each(["", "   ", "x".repeat(121)])(
    "refuses %j as a name",
    async (name) => {
      const made = platform((tx) =>
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
    await platform((tx) => deleteCreator(tx, creator.id))
    expect(await db().superuser("handle").where({ handle: "undone" })).toEqual(
      []
    )
    expect(await db().superuser("creator").where({ id: creator.id })).toEqual(
      []
    )
    expect(
      await db().superuser("membership").where({ creator_id: creator.id })
    ).toEqual([])
  })
})
