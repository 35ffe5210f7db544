import { checkLedger, getBalances, postJournal } from "@codex/ledger"
import { guestFor, type Share } from "@codex/payouts"
import { claim, moveClaimed } from "../agreements/claims"
import {
  anna,
  answer,
  bert,
  db,
  openBrand,
  platform,
  priced,
  propose,
  shares,
} from "./agreement-shop"

beforeEach(openBrand)
afterEach(() => db.drop())

describe("somebody without an account yet", () => {
  const EMAIL = "Gus@Example.com"

  async function withGuest() {
    const guest = await platform((tx) =>
      guestFor(tx, { email: EMAIL, name: "Gus" })
    )
    const [org, author] = shares()
    const { id, state } = await propose([
      { ...(org as Share), bps: 2_000 },
      { ...(author as Share), bps: 5_000 },
      { payeeId: guest.id, payeeKind: "guest", label: "Gus", bps: 3_000 },
    ])
    expect(state).toBe("proposed")
    await answer(id, anna)
    return guest.id
  }

  const pay = (payeeId: string, amountMinor: bigint, idem: string) =>
    platform((tx) =>
      postJournal(tx, {
        idem,
        kind: "sale",
        refType: "purchase",
        refId: idem,
        currency: "usd",
        legs: [
          { account: "platform:clearing", amountMinor: -amountMinor },
          { account: `payee:${payeeId}:pending`, amountMinor },
        ],
      })
    )

  const pending = async (payeeId: string) => {
    const account = `payee:${payeeId}:pending`
    const [row] = await platform((tx) => getBalances(tx, account))
    return row?.amountMinor ?? 0n
  }

  const claimAs = (creatorId: string, email = EMAIL) =>
    platform((tx) => claim(tx, { email, creatorId, userId: "user" }))

  it("is held for, and gets it all by the address, once", async () => {
    const guest = await withGuest()
    const sale = await priced()
    expect(sale.shares[2]).toMatchObject({
      payee_id: guest,
      payee_kind: "guest",
      net_minor: 1_275,
    })
    await pay(guest, 1_275n, "sale-1")
    await expect(claimAs(bert, "other@example.com")).rejects.toMatchObject({
      failure: "nothing_to_claim",
    })
    const claims = await Promise.allSettled([claimAs(bert), claimAs(anna)])
    expect(claims.filter((c) => c.status === "fulfilled")).toHaveLength(1)
    const winner = claims[0]?.status === "fulfilled" ? bert : anna
    expect(await pending(winner)).toBe(1_275n)
    expect(await pending(guest)).toBe(0n)
  })

  it("new sales name who they are; a late refund of an old one finds them", async () => {
    const guest = await withGuest()
    await pay(guest, 1_275n, "sale-1")
    await claimAs(bert)
    expect((await priced()).shares[2]).toMatchObject({
      payee_id: bert,
      payee_kind: "creator",
      label: "Bert",
    })
    await pay(guest, -1_275n, "refund-1")
    await Promise.all([platform(moveClaimed), platform(moveClaimed)])
    expect(await pending(guest)).toBe(0n)
    expect(await pending(bert)).toBe(0n)
    expect(await platform(moveClaimed)).toBe(0)
    expect((await platform(checkLedger)).problems).toEqual([])
  })
})
