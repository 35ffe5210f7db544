import { getPayout, listPayoutEvents } from "@codex/payouts"
import {
  addBank,
  balances,
  closeShop,
  earn,
  openShop,
  platform,
} from "../../__tests__/payout-shop"
import { decide } from "../../payouts/operator"
import { manualRail } from "../manual"
import {
  approvedPayout,
  railContract,
  round,
  type RailDriver,
} from "./rail-contract"
import {
  act,
  closeStripe,
  ofPayout,
  openStripe,
  stripe,
  stripeRail,
} from "./stripe-driver"

beforeAll(openStripe)
afterAll(closeStripe)

const by = "user_operator"

const manual: RailDriver = {
  rail: () => manualRail,
  destination: () => addBank(),
  bankPays: (id) =>
    platform((tx) =>
      decide(tx, id, { to: "paid", by, facts: { reference: "bank-1" } })
    ),
  bankReturns: (id) =>
    platform((tx) => decide(tx, id, { to: "returned", by, note: "closed" })),
  sent: async (id) => {
    const events = await platform((tx) => listPayoutEvents(tx, [id]))
    const times = (name: string) =>
      events.filter((event) => event.state === name).length
    return times("paid") - times("returned")
  },
}

railContract("manual", manual)
railContract("stripe-connect", stripe)

describe("Stripe, when it refuses", () => {
  beforeEach(async () => {
    await openShop()
    await earn(20_000n)
  })
  afterEach(closeShop)

  it("a refused bank payout brings the transfer back to the wallet", async () => {
    const { payout, destination } = await approvedPayout(stripe, "request-1")
    const external = destination.external_id ?? ""
    await act("account/pause-payouts", { account: external })
    for (let sweep = 0; sweep < 3; sweep++) {
      await round(stripeRail())
    }
    const row = await platform((tx) => getPayout(tx, payout.id))
    expect(row?.state).toBe("failed")
    expect(row?.failure).toBe("Payouts to this account are not enabled.")
    expect(await balances()).toEqual({ available: 20_000n, payout_hold: 0n })
    const { transfers } = await ofPayout(payout.id)
    expect(transfers.map((each) => each.reversed)).toEqual([true])
  })
})
