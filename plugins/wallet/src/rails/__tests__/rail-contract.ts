import { checkLedger } from "@codex/ledger"
import { getPayout, type PayoutDestination } from "@codex/payouts"
import {
  approve,
  ask,
  balances,
  closeShop,
  db,
  earn,
  openShop,
  platform,
  state,
} from "../../__tests__/payout-shop"
import { runPayouts } from "../../payouts/run-payouts"
import type { PayoutOrder, PayoutRail } from "../port"

/** How a rail is driven from the outside. */
export interface RailDriver {
  rail(): PayoutRail
  /** Anna's destination on this rail, ready and cooled down. */
  destination(): Promise<PayoutDestination>
  bankPays(payoutId: string): Promise<void>
  bankReturns(payoutId: string): Promise<void>
  /** How often money really left for this payout, less what came back. */
  sent(payoutId: string): Promise<number>
}

/** A round of the worker, with everything due. */
export async function round(rail: PayoutRail): Promise<void> {
  await platform((tx) => tx("payout").update({ next_at: new Date(0) }))
  await runPayouts(db.pg, rail)
}

export async function approvedPayout(
  driver: RailDriver,
  key: string,
  amount = 5_000n
): Promise<PayoutOrder> {
  const destination = await driver.destination()
  const { id } = await ask(amount, key)
  await approve(id)
  const payout = await platform((tx) => getPayout(tx, id))
  if (!payout) {
    throw new Error("no payout")
  }
  return { payout, destination }
}

/** What every way of sending money has to do alike. */
export function railContract(name: string, driver: RailDriver): void {
  describe(`the rail ${name}`, () => {
    beforeEach(async () => {
      await openShop()
      await earn(20_000n)
    })
    afterEach(closeShop)

    it("pays once: held until then, out of the books after", async () => {
      const { payout } = await approvedPayout(driver, "request-1")
      await round(driver.rail())
      expect(await balances()).toMatchObject({ payout_hold: 5_000n })
      await driver.bankPays(payout.id)
      await round(driver.rail())
      expect(await state(payout.id)).toBe("paid")
      expect(await balances()).toEqual({ available: 15_000n, payout_hold: 0n })
      await round(driver.rail())
      expect(await driver.sent(payout.id)).toBe(1)
      expect((await platform(checkLedger)).problems).toEqual([])
    })

    it("asked again and again, at once and later, sends once", async () => {
      const order = await approvedPayout(driver, "request-1")
      const rail = driver.rail()
      await Promise.all([round(rail), round(rail), round(rail)])
      for (let again = 0; again < 3; again++) {
        await Promise.all([rail.reconcile(order), rail.create(order)])
      }
      await driver.bankPays(order.payout.id)
      await round(rail)
      expect(await driver.sent(order.payout.id)).toBe(1)
      expect(await state(order.payout.id)).toBe("paid")
    })

    it("gives a return back to the wallet, once", async () => {
      const { payout } = await approvedPayout(driver, "request-1")
      await round(driver.rail())
      await driver.bankPays(payout.id)
      await round(driver.rail())
      await driver.bankReturns(payout.id)
      await round(driver.rail())
      await round(driver.rail())
      expect(await state(payout.id)).toBe("returned")
      expect(await balances()).toEqual({ available: 20_000n, payout_hold: 0n })
      expect(await driver.sent(payout.id)).toBe(0)
      expect((await platform(checkLedger)).problems).toEqual([])
    })
  })
}
