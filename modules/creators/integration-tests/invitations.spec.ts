import { withPlatform, withTenant, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  answerInvitation,
  createCreator,
  createOrganization,
  inviteMember,
  listOpenInvitations,
  openInvitation,
  withdrawInvitation,
} from "../src"
import { Migration20261121000100Creators } from "../src/migrations/Migration20261121000100Creators"
import { Migration20261126130000Invitations } from "../src/migrations/Migration20261126130000Invitations"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000100Creators,
    Migration20261126130000Invitations,
  ])
})

afterAll(() => db.drop())

/** A creator and a brand of theirs. */
function brandNamed(handle: string) {
  return withPlatform(db.pg, "test: a brand", async (tx) => {
    const { creator } = await createCreator(tx, {
      userId: `user_${handle}`,
      displayName: handle,
      handle,
      salesChannelId: `sc_${handle}`,
    })
    const brand = await createOrganization(tx, {
      name: handle,
      handle: `${handle}-house`,
      ownerCreatorId: creator.id,
      salesChannelId: `sc_${handle}_house`,
    })
    return { organizationId: brand.id, invitedBy: creator.id }
  })
}

type Brand = Awaited<ReturnType<typeof brandNamed>>

const invite = (brand: Brand, email: string) =>
  withTenant(db.pg, { organizationId: brand.organizationId }, (tx) =>
    inviteMember(tx, { ...brand, email, role: "creator" })
  )

const read = <T>(work: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test: read", work)

const unknown = { failure: "invitation_not_found" }

describe("an invitation", () => {
  it("is found by its token, which is kept nowhere", async () => {
    const brand = await brandNamed("olive")
    const { invitation, token } = await invite(brand, "a@example.com")
    await read(async (tx) => {
      expect((await openInvitation(tx, token)).id).toBe(invitation.id)
      await expect(openInvitation(tx, "another")).rejects.toMatchObject(unknown)
    })
    const rows = await db.superuser("invitation").select("*")
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it("is one for an address: asked again, only the new link works", async () => {
    const brand = await brandNamed("petra")
    const first = await invite(brand, "a@example.com")
    const second = await invite(brand, "a@example.com")
    expect(second.invitation.id).toBe(first.invitation.id)
    await read(async (tx) => {
      await expect(openInvitation(tx, first.token)).rejects.toMatchObject(
        unknown
      )
      const open = await listOpenInvitations(tx, brand.organizationId)
      expect(open).toHaveLength(1)
    })
  })

  it("runs out, and is answered or withdrawn once", async () => {
    const brand = await brandNamed("rosa")
    const { invitation, token } = await invite(brand, "a@example.com")
    const key = { ...brand, id: invitation.id }
    await read((tx) => answerInvitation(tx, invitation, brand.invitedBy))
    for (const late of [
      (tx: Tx) => answerInvitation(tx, invitation, null),
      (tx: Tx) => withdrawInvitation(tx, key),
      (tx: Tx) => openInvitation(tx, token),
    ]) {
      await expect(read(late)).rejects.toMatchObject(unknown)
    }
    const other = await invite(brand, "b@example.com")
    await db
      .superuser("invitation")
      .where({ id: other.invitation.id })
      .update({ expires_at: new Date(0) })
    await expect(
      read((tx) => openInvitation(tx, other.token))
    ).rejects.toMatchObject(unknown)
  })

  it("is another organization's to withdraw as little as an absent one", async () => {
    const [own, foreign] = [await brandNamed("quinn"), await brandNamed("sol")]
    const { invitation } = await invite(own, "a@example.com")
    const scope = { organizationId: foreign.organizationId }
    for (const id of [invitation.id, "inv_none"]) {
      await expect(
        withTenant(db.pg, scope, (tx) =>
          withdrawInvitation(tx, { ...scope, id })
        )
      ).rejects.toMatchObject(unknown)
    }
    const seen = await withTenant(db.pg, scope, (tx) =>
      listOpenInvitations(tx, own.organizationId)
    )
    expect(seen).toEqual([])
  })
})
