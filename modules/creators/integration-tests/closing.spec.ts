import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  closeCreator,
  createCreator,
  createOrganization,
  forgetContact,
  getCreator,
  getOrganization,
  inviteMember,
  listOrganizationsEver,
  lockCreator,
  putVerifiedPhone,
  removeMember,
  addMember,
  resolveHandle,
  setCreatorStatus,
  setOrganizationStatus,
} from "../src"
import { Migration20261121000100Creators } from "../src/migrations/Migration20261121000100Creators"
import { Migration20261125165000Settings } from "../src/migrations/Migration20261125165000Settings"
import { Migration20261126090000ContactCodes } from "../src/migrations/Migration20261126090000ContactCodes"
import { Migration20261126130000Invitations } from "../src/migrations/Migration20261126130000Invitations"
import { Migration20261126150000CodePurposes } from "../src/migrations/Migration20261126150000CodePurposes"
import { Migration20261126210000Suspended } from "../src/migrations/Migration20261126210000Suspended"
import { Migration20261127090000Phones } from "../src/migrations/Migration20261127090000Phones"
import { Migration20261127130000Closed } from "../src/migrations/Migration20261127130000Closed"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000100Creators,
    Migration20261125165000Settings,
    Migration20261126090000ContactCodes,
    Migration20261126130000Invitations,
    Migration20261126150000CodePurposes,
    Migration20261126210000Suspended,
    Migration20261127090000Phones,
    Migration20261127130000Closed,
  ])
})
afterAll(() => db.drop())

const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const closing = { name: "Closed account", reason: "Closed by its owner." }

/** A creator with a page and a brand of their own. */
const house = (handle: string) =>
  platform(async (tx) => {
    const { creator } = await createCreator(tx, {
      userId: `user_${handle}`,
      displayName: handle,
      handle,
      salesChannelId: `sc_${handle}`,
    })
    const brand = await createOrganization(tx, {
      name: `${handle} House`,
      handle: `${handle}-house`,
      ownerCreatorId: creator.id,
      salesChannelId: `sc_${handle}_house`,
    })
    return { creator, brand: brand.id }
  })

type House = Awaited<ReturnType<typeof house>>

/** Twice, as whoever was stopped half-way asks again. */
const closeTwice = ({ creator, brand }: House) =>
  platform(async (tx) => {
    for (const brands of [[brand], [brand]]) {
      const now = await lockCreator(tx, creator.id)
      await closeCreator(tx, now ?? creator, { brands, closing })
    }
  })

describe("C8: who is closed is nobody any more, for good", () => {
  it("loses name and address; a brand keeps its own, and both are shut", async () => {
    const of = await house("mira")
    await closeTwice(of)
    await platform(async (tx) => {
      const creator = await getCreator(tx, of.creator.id)
      expect(creator).toMatchObject({
        display_name: "Closed account",
        status: "suspended",
        bio: "",
      })
      expect(creator?.closed_at).toBeInstanceOf(Date)
      expect(creator?.handle).toMatch(/^closed-[0-9a-z]{24}$/)
      const page = await getOrganization(
        tx,
        of.creator.personal_organization_id
      )
      expect(page).toMatchObject({
        name: "Closed account",
        handle: creator?.handle,
        status: "suspended",
      })
      expect(await getOrganization(tx, of.brand)).toMatchObject({
        name: "mira House",
        status: "suspended",
      })
    })
  })

  it("leaves an address that nobody can take and that leads nowhere", async () => {
    await closeTwice(await house("nadir"))
    const again = platform((tx) =>
      createCreator(tx, {
        userId: "user_thief",
        displayName: "Nadir",
        handle: "nadir",
        salesChannelId: "sc_thief",
      })
    )
    await expect(again).rejects.toMatchObject({ failure: "handle_taken" })
    const target = await platform((tx) => resolveHandle(tx, "nadir"))
    expect(target).toMatchObject({ target_id: "nobody" })
  })

  it("is opened again by nobody", async () => {
    const of = await house("orla")
    await closeTwice(of)
    const on = { status: "active" } as const
    const closed = { failure: "account_closed" }
    await expect(
      platform((tx) => setCreatorStatus(tx, of.creator.id, on))
    ).rejects.toMatchObject(closed)
    await expect(
      platform((tx) => setOrganizationStatus(tx, of.brand, on))
    ).rejects.toMatchObject(closed)
    await expect(
      db
        .superuser("creator")
        .where({ id: of.creator.id })
        .update({ status: "active", suspend_reason: null })
    ).rejects.toThrow("creator_closed_is_suspended")
  })

  it("has neither phone nor codes, and no invitation names them", async () => {
    const { creator } = await house("pell")
    const other = await house("quin")
    const email = "pell@example.com"
    await platform(async (tx) => {
      await putVerifiedPhone(tx, creator.id, "+4930901820")
      await inviteMember(tx, {
        organizationId: other.brand,
        email,
        role: "creator",
        invitedBy: other.creator.id,
      })
      await forgetContact(tx, {
        creatorId: creator.id,
        emails: [email],
        instead: "pell@deleted.invalid",
      })
    })
    expect(
      await db.superuser("verified_phone").where({ creator_id: creator.id })
    ).toEqual([])
    expect(
      await db
        .superuser("invitation")
        .where({ organization_id: other.brand })
        .select("email", "status")
    ).toEqual([{ email: "pell@deleted.invalid", status: "withdrawn" }])
  })
})

describe("where somebody has ever worked", () => {
  it("names what was left beside what was not", async () => {
    const { creator } = await house("rune")
    const other = await house("sage")
    const key = { organizationId: other.brand, creatorId: creator.id }
    await platform(async (tx) => {
      await addMember(tx, { ...key, role: "creator" })
      await removeMember(tx, key)
      const all = await listOrganizationsEver(tx, creator.id)
      expect(
        all
          .map(({ handle, role, membership_status: status }) =>
            [handle, role, status].join(" ")
          )
          .sort()
      ).toEqual([
        "rune owner active",
        "rune-house owner active",
        "sage-house creator removed",
      ])
    })
  })
})
