import { claimHandle } from "../src"
import { useShop } from "./shop"

const { brandOf, creatorNamed, db, platform } = useShop()

const count = async () =>
  Number((await db().superuser("creator").count({ n: "*" }))[0]?.n)

describe("C1: one namespace of handles, decided by a unique key", () => {
  it("gives a handle to one of 50 that claim it at once", async () => {
    const claims = Array.from({ length: 50 }, (_, index) =>
      platform((tx) =>
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
    const rows = await db().superuser("handle").where({ handle: "contested" })
    expect(rows).toHaveLength(1)
  })

  it("makes whole creators only: 20 of one handle leave one of everything", async () => {
    const before = await count()
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => creatorNamed("only-one"))
    )
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(
      1
    )
    expect(await count()).toBe(before + 1)
    expect(
      await db().superuser("organization").where({ handle: "only-one" })
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
