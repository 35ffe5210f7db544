import { payeeAccount, type PayeeBucket } from "@codex/ledger"
import { obstaclesOf, type ClosingFacts } from "../obstacles"

const nothing: ClosingFacts = {
  shared: [],
  wallets: [{ name: "Mara", balances: [], isPayoutOpen: false }],
  waits: { payment: false, refund: false, dispute: false },
}

const balance = (bucket: PayeeBucket, amountMinor: bigint, currency = "usd") =>
  ({
    account: payeeAccount("cr_1", bucket),
    kind: "payee",
    currency,
    amountMinor,
  }) as const

const withBalances = (...balances: ReturnType<typeof balance>[]) =>
  obstaclesOf({
    ...nothing,
    wallets: [{ name: "Mara", balances, isPayoutOpen: false }],
  })

describe("closing an account", () => {
  it("is free where nothing waits", () => {
    expect(obstaclesOf(nothing)).toEqual([])
  })

  it("is free where buyers have paid directly: that was never here", () => {
    expect(withBalances(balance("direct", 900n))).toEqual([])
  })

  it("waits for what was not paid out, in each currency", () => {
    const found = withBalances(
      balance("pending", 500n),
      balance("available", 400n),
      balance("available", 70n, "eur")
    )
    expect(found).toEqual([
      {
        kind: "balance",
        wallet: "Mara",
        amount_minor: 900,
        currency_code: "usd",
      },
      {
        kind: "balance",
        wallet: "Mara",
        amount_minor: 70,
        currency_code: "eur",
      },
    ])
  })

  it("waits for what is owed, and for what only seems to even out", () => {
    const [owed] = withBalances(balance("available", -300n))
    expect(owed).toMatchObject({ kind: "balance", amount_minor: -300 })
    const even = withBalances(
      balance("available", -300n),
      balance("dispute_hold", 300n)
    )
    expect(even).toHaveLength(1)
  })

  it("names each thing that is not decided once, people first", () => {
    const found = obstaclesOf({
      shared: ["Quiet Hours"],
      wallets: [
        { name: "Mara", balances: [], isPayoutOpen: true },
        { name: "Quiet Hours", balances: [], isPayoutOpen: true },
      ],
      waits: { payment: true, refund: true, dispute: true },
    })
    expect(found).toEqual([
      { kind: "members", organization: "Quiet Hours" },
      { kind: "payment" },
      { kind: "refund" },
      { kind: "dispute" },
      { kind: "payout" },
    ])
  })
})
