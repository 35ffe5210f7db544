import { postJournal } from "@codex/ledger"
import { createCommissionRule } from "@codex/payouts"
import { walletsResponse } from "../contract"
import { operatorWallets } from "../lib/operator-wallets"
import type { Payee } from "../lib/payees"
import { priceWaterfall } from "../lib/price-waterfall"
import { releasePending } from "../lib/release"
import { statementOf } from "../statements/statement"
import { statementCsv } from "../statements/statement-csv"
import { statementPdf } from "../statements/statement-pdf"
import {
  author,
  brand,
  DAY,
  db,
  openWallets,
  owner,
  platform,
  price,
  sell,
  SOLD_AT,
  view,
} from "./wallet-shop"

beforeEach(openWallets)
afterEach(() => db.drop())

describe("priceWaterfall", () => {
  it("is the default rule and contract, with the provider's estimate", async () => {
    const waterfall = await platform((tx) => price(tx, author, 5_000n))
    expect(waterfall).toMatchObject({
      processing_fee: { amount_minor: 175, born_by: "platform" },
      commission: { bps: 1_500, amount_minor: 750, rule: { id: null } },
      contract: { source: "default" },
    })
    expect(waterfall.shares.map((s) => [s.label, s.net_minor])).toEqual([
      ["Brand", 1_275],
      ["Anna", 2_975],
    ])
  })

  it("gives the owner everything after commission", async () => {
    const waterfall = await platform((tx) => price(tx, owner, 5_000n))
    expect(waterfall.contract.source).toBe("owner")
    expect(waterfall.shares.map((s) => [s.label, s.net_minor])).toEqual([
      ["Olga", 4_250],
    ])
  })

  it("freezes: a later rule does not touch what was sold", async () => {
    const { purchase, waterfall } = await sell(author, 5_000n, "Before")
    await platform((tx) =>
      createCommissionRule(tx, {
        scope: "creator",
        subjectId: author.id,
        bps: 0,
        startsAt: new Date(0),
      })
    )
    const now = await platform((tx) => price(tx, author, 5_000n))
    expect(now.commission.amount_minor).toBe(0)
    expect(purchase.waterfall).toEqual(waterfall)
    const [sale] = (await view(author)).sales
    expect(sale?.waterfall).toEqual(waterfall)
    expect(sale?.share_minor).toBe(2_975)
  })

  it("names an organization that is not there", async () => {
    const missing = { ...brand, id: "org_missing" }
    await expect(
      platform((tx) =>
        priceWaterfall(tx, {
          organizationId: missing.id,
          creatorId: author.id,
          priceMinor: 1n,
          at: SOLD_AT,
          provider: "demo",
        })
      )
    ).rejects.toMatchObject({ failure: "organization_not_found" })
  })
})

describe("a creator's wallet", () => {
  it("is empty before the first sale", async () => {
    expect(await view(author)).toMatchObject({
      balances: {
        available_minor: 0,
        pending_minor: 0,
        on_hold_minor: 0,
        paid_out_minor: 0,
      },
      next_release: null,
      sales: [],
      next: null,
    })
  })

  it("shows a sale as posted, and when it is released", async () => {
    await sell(author, 5_000n, "First light")
    const wallet = await view(author)
    expect(wallet.balances.pending_minor).toBe(2_975)
    expect(wallet.next_release).toEqual({
      at: new Date(SOLD_AT.getTime() + 7 * DAY).toISOString(),
      amount_minor: 2_975,
    })
    expect(wallet.sales).toMatchObject([
      {
        title: "First light",
        paid_minor: 5_000,
        share_minor: 2_975,
        state: "pending",
      },
    ])
    expect((await view(brand)).balances.pending_minor).toBe(1_275)
  })

  it("shows nobody else's sales", async () => {
    await sell(author, 5_000n, "Hers")
    await sell(owner, 7_000n, "His")
    expect((await view(owner)).sales.map((sale) => sale.title)).toEqual(["His"])
    expect((await view(author)).sales.map((sale) => sale.title)).toEqual([
      "Hers",
    ])
  })

  it("pages sales, newest first", async () => {
    for (const title of ["1", "2", "3"]) {
      await sell(author, 1_000n, title)
    }
    const first = await view(author, { limit: 2 })
    expect(first.sales.map((sale) => sale.title)).toEqual(["3", "2"])
    const second = await view(author, { limit: 2, before: first.next ?? "" })
    expect(second.sales.map((sale) => sale.title)).toEqual(["1"])
    expect(second.next).toBeNull()
  })
})

describe("what came after a sale", () => {
  const post = (
    refId: string,
    kind: string,
    legs: { account: string; amountMinor: bigint }[]
  ) =>
    platform((tx) =>
      postJournal(tx, {
        idem: `${kind}:${refId}`,
        kind,
        refType: "purchase",
        refId,
        currency: "usd",
        legs,
        occurredAt: new Date(SOLD_AT.getTime() + DAY),
      })
    )
  const pending = (payee: Payee) => `payee:${payee.id}:pending`
  const release = () =>
    platform((tx) => releasePending(tx, new Date(SOLD_AT.getTime() + 8 * DAY)))

  it("stands under it, and only what is left is released", async () => {
    const { purchase } = await sell(author, 5_000n, "Half refunded")
    await post(purchase.id, "refund", [
      { account: pending(author), amountMinor: -1_000n },
      { account: "platform:clearing", amountMinor: 1_000n },
    ])
    const [sale] = (await view(author)).sales
    expect(sale).toMatchObject({
      share_minor: 2_975,
      net_minor: 1_975,
      corrections: [{ kind: "refund", amount_minor: -1_000 }],
      state: "pending",
    })
    expect(await release()).toBe(1)
    expect(await release()).toBe(0)
    const after = await view(author)
    expect(after.balances).toMatchObject({
      available_minor: 1_975,
      pending_minor: 0,
    })
    expect(after.sales[0]).toMatchObject({ state: "available" })
  })

  it("in dispute waits, with the reason, until it is decided", async () => {
    const { purchase } = await sell(author, 5_000n, "Disputed")
    const hold = (kind: string, amountMinor: bigint) =>
      post(purchase.id, kind, [
        { account: pending(author), amountMinor: -amountMinor },
        { account: `payee:${author.id}:dispute_hold`, amountMinor },
      ])
    await hold("dispute", 2_000n)
    expect(await release()).toBe(0)
    const wallet = await view(author)
    expect(wallet.balances).toMatchObject({
      held_dispute_minor: 2_000,
      held_payout_minor: 0,
    })
    expect(wallet.sales[0]).toMatchObject({ state: "disputed" })
    await hold("dispute_won", -2_000n)
    expect(await release()).toBe(1)
    expect((await view(author)).balances.available_minor).toBe(2_975)
  })

  it("adds up in the month's statement, as CSV and PDF", async () => {
    const { purchase } = await sell(author, 5_000n, '=HYPERLINK("x")')
    await post(purchase.id, "refund", [
      { account: pending(author), amountMinor: -1_000n },
      { account: "platform:clearing", amountMinor: 1_000n },
    ])
    await release()
    const march = await platform((tx) =>
      statementOf(tx, { payee: author, currency: "usd", month: "2026-03" })
    )
    expect(march).toMatchObject({ openingMinor: 0n, closingMinor: 1_975n })
    expect(march.lines.map((line) => line.what)).toEqual(["Sale", "Refund"])
    const file = statementCsv(march)
    expect(file).toContain(`"'=HYPERLINK(""x"")"`)
    expect(file).toContain('"-10.00","19.75","USD"')
    const april = await platform((tx) =>
      statementOf(tx, { payee: author, currency: "usd", month: "2026-04" })
    )
    expect(april).toMatchObject({ openingMinor: 1_975n, lines: [] })
    const pdf = await statementPdf(march)
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    expect(pdf.length).toBeGreaterThan(1_000)
  })
})

describe("the operator's wallets", () => {
  it("list every payee and books that add up", async () => {
    await sell(author, 5_000n, "A")
    await sell(owner, 1_000n, "B")
    const page = { limit: 20, offset: 0 }
    const all = walletsResponse.parse(
      await platform((tx) => operatorWallets(tx, page))
    )
    expect(all.wallets.map((w) => [w.name, w.kind, w.pending_minor])).toEqual([
      ["Anna", "creator", 2_975],
      ["Brand", "organization", 1_275],
      ["Olga", "creator", 850],
    ])
    expect(all.count).toBe(3)
    expect(all.check).toMatchObject({ ok: true, journals: 2 })
    const sums = Object.fromEntries(
      all.platform.map((row) => [row.account, row.amount_minor])
    )
    expect(sums).toEqual({
      clearing: -6_000 + 175 + 59,
      fee: 900,
      processing_fees: -175 - 59,
    })
  })
})
