import {
  newId,
  withPlatform,
  withTenant,
  type Pg,
  type Tx,
} from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  findTicket,
  forgetTickets,
  grantAccess,
  issueTicket,
  listDownloads,
  revokeGrant,
  spendTicket,
} from ".."
import { Migration20261121000500Entitlements } from "../migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../migrations/Migration20261121124000GrantSuspension"
import { Migration20261127150200DownloadTickets } from "../migrations/Migration20261127150200DownloadTickets"

let db: TestDatabase
let pg: Pg

const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127150200DownloadTickets,
  ])
  pg = db.pg
})
afterAll(() => db.drop())

async function buyer() {
  const who = { customerId: newId("cus"), postId: newId("post") }
  const source = { sourceKind: "purchase", sourceId: newId("pur") } as const
  await within((tx) =>
    grantAccess(tx, { ...who, ...source, organizationId: "org_a" })
  )
  const ask = (perHour = 100) =>
    within((tx) =>
      issueTicket(tx, {
        ...who,
        holder: "customer",
        assetId: "asset_book",
        creatorId: "cr_author",
        perHour,
      })
    )
  const refund = () =>
    within((tx) => revokeGrant(tx, { ...source, reason: "refund" }))
  return { ...who, ask, refund }
}

const spend = (token: string) => within((tx) => spendTicket(tx, token))

/** As if it had been asked for `minutes` earlier. */
const age = (token: string, minutes: number) =>
  within(async (tx) => {
    const ticket = await findTicket(tx, token)
    const back = tx.raw("make_interval(mins => ?)", [minutes])
    await tx("download_ticket")
      .where({ token_hash: ticket?.token_hash ?? "" })
      .update({
        created_at: tx.raw("created_at - ?", [back]),
        expires_at: tx.raw("expires_at - ?", [back]),
      })
  })

describe("a download ticket", () => {
  it("is for its customer, file and post, and lasts an hour", async () => {
    const { ask, customerId, postId } = await buyer()
    const { token, expiresAt } = await ask()
    const minutes = (expiresAt.getTime() - Date.now()) / 60_000
    expect(Math.round(minutes)).toBe(60)
    expect(await spend(token)).toMatchObject({
      customer_id: customerId,
      post_id: postId,
      asset_id: "asset_book",
      creator_id: "cr_author",
    })
  })

  it("is spent once, however many ask at once", async () => {
    const { ask } = await buyer()
    const { token } = await ask()
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => spend(token))
    )
    const refusals = tries.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as { code: string }).code] : []
    )
    expect(refusals).toEqual(Array(19).fill("download_used"))
  })

  it("is not kept: the row knows its hash only", async () => {
    const { ask } = await buyer()
    const { token } = await ask()
    const rows = await within((tx) => tx("download_ticket").select("*"))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it("is refused after its hour, and where it never was, in the same words", async () => {
    const { ask } = await buyer()
    const { token } = await ask()
    await age(token, 61)
    await expect(spend(token)).rejects.toMatchObject({
      code: "download_expired",
    })
    await expect(spend("made-up")).rejects.toMatchObject({
      code: "download_expired",
    })
  })

  it("opens nothing once access is taken back, before or after it was asked for", async () => {
    const { ask, refund } = await buyer()
    const { token } = await ask()
    await refund()
    await expect(spend(token)).rejects.toMatchObject({ code: "not_entitled" })
    await expect(ask()).rejects.toMatchObject({ code: "not_entitled" })
  })

  it("is given so many times an hour and customer, also at once", async () => {
    const { ask } = await buyer()
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => ask(3))
    )
    const given = tries.filter(({ status }) => status === "fulfilled")
    expect(given).toHaveLength(3)
    await expect(ask(3)).rejects.toMatchObject({ code: "too_many_downloads" })
    const other = await buyer()
    await expect(other.ask(3)).resolves.toBeDefined()
  })

  it("is seen in its creator's scope, and in no other", async () => {
    const { ask } = await buyer()
    const { token } = await ask()
    const seen = (creatorId: string) =>
      withTenant(pg, { creatorId }, (tx) => findTicket(tx, token))
    expect(await seen("cr_author")).not.toBeNull()
    expect(await seen("cr_other")).toBeNull()
  })

  it("of a creator needs no grant, and carries no customer", async () => {
    const { token } = await within((tx) =>
      issueTicket(tx, {
        holder: "creator",
        assetId: "asset_film",
        creatorId: newId("cr"),
        perHour: 5,
      })
    )
    expect(await spend(token)).toMatchObject({
      holder: "creator",
      customer_id: null,
    })
  })

  it("is forgotten a day after its end, unless it was used", async () => {
    const { ask, customerId, postId } = await buyer()
    const { token } = await ask()
    const { token: young } = await ask()
    const { token: used } = await ask()
    await spend(used)
    await age(token, 26 * 60)
    await within((tx) => forgetTickets(tx))
    const [old, ...left] = await within(async (tx) => [
      await findTicket(tx, token),
      await findTicket(tx, young),
      await findTicket(tx, used),
    ])
    expect(old).toBeNull()
    expect(left).not.toContain(null)
    const taken = await within((tx) => listDownloads(tx, customerId, [postId]))
    expect(taken).toEqual([
      {
        post_id: postId,
        asset_id: "asset_book",
        downloaded_at: expect.any(Date) as Date,
      },
    ])
    const nobody = await within((tx) => listDownloads(tx, "cus_x", [postId]))
    expect(nobody).toEqual([])
  })
})
