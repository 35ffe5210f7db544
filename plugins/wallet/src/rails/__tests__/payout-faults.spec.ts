import { setTimeout } from "node:timers/promises"
import { checkLedger } from "@codex/ledger"
import {
  addBank,
  ask,
  balances,
  closeShop,
  earn,
  openShop,
  platform,
  state,
} from "../../__tests__/payout-shop"
import { movePayout } from "../../payouts/move"
import { approvedPayout, round } from "./rail-contract"
import {
  act,
  closeStripe,
  ofPayout,
  openStripe,
  payTo,
  stripe,
  stripeAccount,
  stripeRail,
} from "./stripe-driver"

const FULL = process.env.CODEX_FULL === "1"
const RACES = FULL ? 25 : 5
const TIMES = FULL ? 100 : 4
const MINUTES = 60_000
/** How much later each race lets the other side go. */
const STEP_MS = FULL ? 2 : 8

const EARNED = 1_000_000n
const PAYOUT = 5_000n

const VERBS = ["commit_then_drop", "commit_then_500", "500_saved", "rate_limit"]
const CALLS = ["POST /v1/transfers", "POST /v1/payouts"]

const cancel = (id: string) =>
  platform((tx) => movePayout(tx, id, { to: "canceled", by: "user_anna" }))

const sum = async () => {
  const { available = 0n, payout_hold: hold = 0n } = await balances()
  return { available, hold, all: available + hold }
}

beforeAll(openStripe)
afterAll(closeStripe)
beforeEach(openShop)
afterEach(async () => {
  await act("faults", { clear: true })
  expect((await platform(checkLedger)).problems).toEqual([])
  await closeShop()
})

describe("M4: a payout is raced", () => {
  it(
    `by a refund of the same money, ${String(RACES)} times`,
    async () => {
      await addBank()
      for (let at = 0; at < RACES; at++) {
        const { available } = await sum()
        await earn(10_000n - available, `level-${String(at)}`)
        const [asked] = await Promise.allSettled([
          ask(6_000n, `race-${String(at)}`),
          setTimeout(at * STEP_MS).then(() =>
            earn(-6_000n, `refund-${String(at)}`)
          ),
        ])
        const { available: left, hold } = await sum()
        if (asked.status === "fulfilled") {
          // The payout was first: what the refund takes is owed from then on.
          expect([left, hold]).toEqual([-2_000n, 6_000n])
          await cancel(asked.value.id)
        } else {
          expect(asked.reason).toMatchObject({
            failure: "payout_exceeds_available",
          })
          expect([left, hold]).toEqual([4_000n, 0n])
        }
      }
    },
    MINUTES
  )

  /** Sent once to where it was approved for, or not at all and given back. */
  async function sentOrGivenBack(id: string, destination: string | null) {
    const { transfers, payouts } = await ofPayout(id)
    if ((await state(id)) === "canceled") {
      expect([transfers.length, payouts.length]).toEqual([0, 0])
      return
    }
    expect(transfers.map((each) => each.destination)).toEqual([destination])
    expect(payouts).toHaveLength(1)
    await stripe.bankPays(id)
    await round(stripeRail())
    expect(await state(id)).toBe("paid")
  }

  /** A transfer begins while `other` changes what it is about, a bit later. */
  async function race(
    key: string,
    { at, other }: { at: number; other: (id: string) => Promise<unknown> }
  ) {
    const { payout, destination } = await approvedPayout(stripe, key, PAYOUT)
    const before = await sum()
    const later = setTimeout(at * STEP_MS).then(() => other(payout.id))
    await Promise.all([round(stripeRail()), later])
    await round(stripeRail())
    await sentOrGivenBack(payout.id, destination.external_id)
    const { all, hold } = await sum()
    const canceled = (await state(payout.id)) === "canceled"
    expect([all, hold]).toEqual([
      canceled ? before.all : before.all - PAYOUT,
      0n,
    ])
  }

  it(
    `by another bank account, ${String(RACES)} times`,
    async () => {
      await earn(EARNED)
      for (let at = 0; at < RACES; at++) {
        const next = await stripeAccount()
        const other = () => payTo(next)
        await race(`swap-${String(at)}-key`, { at, other })
      }
    },
    2 * MINUTES
  )

  it(
    `by whoever asked for it and cancels, ${String(RACES)} times`,
    async () => {
      await earn(EARNED)
      for (let at = 0; at < RACES; at++) {
        await race(`cancel-${String(at)}-key`, { at, other: cancel })
      }
    },
    2 * MINUTES
  )
})

describe("M6: Stripe's answer is lost", () => {
  it.each(CALLS)(
    `%s, ${String(TIMES)} times: one transfer and one payout each`,
    async (match) => {
      await earn(EARNED)
      for (let at = 0; at < TIMES; at++) {
        const { payout } = await approvedPayout(
          stripe,
          `lost-${String(at)}-key`
        )
        // More often than the client itself tries again.
        const verb = VERBS[at % VERBS.length]
        await act("faults", { request: { verb, match, times: 2 } })
        for (let sweep = 0; sweep < 3; sweep++) {
          await round(stripeRail())
        }
        const { transfers, payouts } = await ofPayout(payout.id)
        expect([transfers.length, payouts.length]).toEqual([1, 1])
        expect(await state(payout.id)).toBe("in_transit")
        expect(await balances()).toMatchObject({ payout_hold: PAYOUT })
        await act("faults", { clear: true })
        await stripe.bankPays(payout.id)
        await round(stripeRail())
        expect(await state(payout.id)).toBe("paid")
      }
    },
    10 * MINUTES
  )
})
