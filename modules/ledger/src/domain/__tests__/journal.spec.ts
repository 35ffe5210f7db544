import fc from "fast-check"
import { payeeAccount, parseAccount, platformAccount } from "../chart"
import {
  canonicalJournal,
  journalFault,
  sumLegs,
  type JournalInput,
  type Leg,
} from "../journal"
import { cumulativeShare, reverseLegs } from "../reversal"

const ACCOUNTS = [
  "payee:cr_1:pending",
  "payee:org_1:pending",
  "platform:fee",
  "platform:tax_payable",
]

const positive = fc.bigInt({ min: 1n, max: 99_999n })

/** A sale-like journal: some accounts grow, clearing mirrors them. */
const balanced: fc.Arbitrary<Leg[]> = fc
  .tuple(positive, positive, positive, positive)
  .map((amounts) => [
    { account: "platform:clearing", amountMinor: -sum(amounts) },
    ...amounts.map((amountMinor, i) => ({
      account: ACCOUNTS[i] ?? "platform:fee",
      amountMinor,
    })),
  ])

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)

const journal = (legs: Leg[], over: Partial<JournalInput> = {}) => ({
  idem: "k",
  kind: "sale",
  refType: "purchase",
  refId: "pur_1",
  currency: "usd",
  legs,
  ...over,
})

describe("chart of accounts", () => {
  it("reads back every code it writes", () => {
    expect(parseAccount(payeeAccount("cr_01J", "pending"))).toEqual({
      kind: "payee",
      payeeId: "cr_01J",
      bucket: "pending",
    })
    expect(parseAccount(platformAccount("clearing"))).toEqual({
      kind: "platform",
      name: "clearing",
    })
  })

  it.each([
    "",
    "payee",
    "payee:cr_1",
    "payee:cr_1:savings",
    "payee::pending",
    "payee:a:b:pending",
    "platform:profit",
    "platform:fee:x",
    "PAYEE:cr_1:pending",
  ])("refuses %p", (code) => expect(parseAccount(code)).toBeNull())

  it("refuses a payee id that would forge another account", () => {
    expect(() => payeeAccount("a:available", "pending")).toThrow(RangeError)
  })
})

describe("journalFault", () => {
  it("accepts every balanced journal", () => {
    fc.assert(
      fc.property(balanced, (legs) => journalFault(journal(legs)) === null)
    )
  })

  it("refuses every journal that is off by any amount on any leg", () => {
    fc.assert(
      fc.property(balanced, fc.nat(4), positive, (legs, at, by) => {
        const bent = legs.map((leg, i) =>
          i === at ? { ...leg, amountMinor: leg.amountMinor + by } : leg
        )
        const fault = journalFault(journal(bent))
        return fault === "journal_unbalanced" || fault === "journal_zero_leg"
      })
    )
  })

  const two = (a: string, b: string, amountMinor = 5n): Leg[] => [
    { account: a, amountMinor },
    { account: b, amountMinor: -amountMinor },
  ]
  const fee = "platform:fee"
  const clearing = "platform:clearing"

  it.each([
    ["journal_leg_count", journal([])],
    ["journal_leg_count", journal([{ account: fee, amountMinor: 1n }])],
    [
      "journal_leg_count",
      journal(Array.from({ length: 17 }, () => two(fee, clearing)).flat()),
    ],
    ["journal_zero_leg", journal(two(fee, clearing, 0n))],
    ["journal_account_unknown", journal(two(fee, "platform:nobody"))],
    ["journal_unbalanced", journal(two(fee, clearing, 2n ** 63n))],
    ["journal_key_invalid", journal(two(fee, clearing), { idem: "" })],
    ["journal_key_invalid", journal(two(fee, clearing), { refId: "" })],
    [
      "journal_currency_invalid",
      journal(two(fee, clearing), { currency: "USD" }),
    ],
  ])("names %s", (fault, input) => expect(journalFault(input)).toBe(fault))

  it("tells journals apart by their contents, not by time", () => {
    const one = journal(two(fee, clearing))
    expect(canonicalJournal({ ...one, occurredAt: new Date(0) })).toBe(
      canonicalJournal(one)
    )
    expect(canonicalJournal({ ...one, refId: "pur_2" })).not.toBe(
      canonicalJournal(one)
    )
  })
})

describe("reversal by cumulative rounding", () => {
  const steps = fc
    .array(fc.bigInt({ min: 0n, max: 5_000n }), { minLength: 1, maxLength: 8 })
    .filter((parts) => sum(parts) > 0n)

  it("adds up to the whole over any partition, never backwards", () => {
    fc.assert(
      fc.property(positive, steps, (amount, parts) => {
        const whole = sum(parts)
        let before = 0n
        const shares = parts.map((part) => {
          const share = cumulativeShare(amount, before, before + part, whole)
          before += part
          return share
        })
        expect(sum(shares)).toBe(amount)
        expect(shares.every((share) => share >= 0n)).toBe(true)
      })
    )
  })

  it("returns every account to zero after any partition of a full refund", () => {
    fc.assert(
      fc.property(balanced, steps, (legs, parts) => {
        const whole = sum(parts)
        const left = new Map(legs.map((leg) => [leg.account, leg.amountMinor]))
        let before = 0n
        for (const part of parts) {
          const reversal = reverseLegs(legs, {
            before,
            after: before + part,
            whole,
            absorber: "platform:fee",
          })
          expect(sumLegs(reversal)).toBe(0n)
          for (const { account, amountMinor } of reversal) {
            left.set(account, (left.get(account) ?? 0n) + amountMinor)
          }
          before += part
        }
        expect([...left.values()].every((amount) => amount === 0n)).toBe(true)
      })
    )
  })

  it("refuses to reverse what was never balanced", () => {
    const legs = [{ account: "platform:fee", amountMinor: 1n }]
    const step = { before: 0n, after: 1n, whole: 1n, absorber: "platform:fee" }
    expect(() => reverseLegs(legs, step)).toThrow(RangeError)
  })
})
