import { postJournal } from "@codex/ledger"
import fc from "fast-check"
import { next } from "../test-shop"
import { refundedOf, releasable, sharesOf, walletOf } from "./oracle"
import type { Model, ModelPayout, ModelSale } from "./oracle"
import type { World } from "./world"

type Command = fc.AsyncCommand<Model, World>

async function compare(model: Model, world: World): Promise<void> {
  for (const { id } of world.payees) {
    const real = await world.wallet(id)
    const expected = walletOf(model, id)
    const named = Object.fromEntries(
      Object.keys(expected).map((bucket) => [bucket, real[bucket] ?? 0n])
    )
    expect(named).toEqual(expected)
    const euros = await world.wallet(id, "eur")
    expect(euros.pending ?? 0n).toBe(model.euros.get(id) ?? 0n)
  }
}

/** A command with a name, for the counterexample that shrinking prints. */
function command(
  name: string,
  run: (model: Model, world: World) => Promise<boolean>
): Command {
  return {
    check: () => true,
    async run(model, world) {
      if (await run(model, world)) {
        await compare(model, world)
      }
    },
    toString: () => name,
  }
}

const pick = <T>(from: readonly T[], at: number): T | undefined =>
  from.length > 0 ? from[at % from.length] : undefined

const refundable = (sale: ModelSale) =>
  sale.dispute === null && refundedOf(sale) < sale.paid

const sell = (price: bigint) =>
  command(`sale(${price})`, async (model, world) => {
    const pi = await world.checkout(price)
    const [organization, creator] = world.payees
    await world.tell("payment_intent.succeeded", {
      id: pi,
      amount: Number(price),
      amount_received: Number(price),
      currency: "usd",
      metadata: {},
    })
    model.sales.push({
      pi,
      paid: price,
      shares: sharesOf(price, organization.id, creator.id),
      refunds: [],
      dispute: null,
      released: false,
      fee: false,
    })
    return true
  })

const tellRefund = (
  world: World,
  sale: ModelSale,
  refund: ModelSale["refunds"][number]
) =>
  world.tell(refund.failed ? "refund.failed" : "refund.updated", {
    id: refund.id,
    amount: Number(refund.amount),
    currency: "usd",
    status: refund.failed ? "failed" : "succeeded",
    payment_intent: sale.pi,
    metadata: {},
  })

const refund = (at: number, part: number) =>
  command(`refund(${at}, ${part} %)`, async (model, world) => {
    const sale = pick(model.sales.filter(refundable), at)
    if (!sale) {
      return false
    }
    const rest = sale.paid - refundedOf(sale)
    const amount = (rest * BigInt(part)) / 100n
    const made = {
      id: next("re"),
      amount: amount > 0n ? amount : rest,
      failed: false,
    }
    sale.refunds.push(made)
    await tellRefund(world, sale, made)
    return true
  })

const refundFails = (at: number) =>
  command(`refundFails(${at})`, async (model, world) => {
    const sale = pick(
      model.sales.filter(
        (each) => each.dispute === null && each.refunds.some((r) => !r.failed)
      ),
      at
    )
    const known = sale?.refunds.find((each) => !each.failed)
    if (!sale || !known) {
      return false
    }
    known.failed = true
    await tellRefund(world, sale, known)
    return true
  })

const tellDispute = (world: World, sale: ModelSale, status: string) =>
  world.tell("charge.dispute.updated", {
    id: `dp_${sale.pi}`,
    amount: Number(sale.dispute?.amount ?? 0n),
    currency: "usd",
    status,
    reason: "fraudulent",
    created: 1_790_000_000,
    payment_intent: sale.pi,
    balance_transactions: [],
  })

const dispute = (at: number) =>
  command(`dispute(${at})`, async (model, world) => {
    const sale = pick(model.sales.filter(refundable), at)
    if (!sale) {
      return false
    }
    sale.dispute = { amount: sale.paid - refundedOf(sale), state: "open" }
    await tellDispute(world, sale, "needs_response")
    return true
  })

const disputeEnds = (at: number, state: "won" | "lost") =>
  command(`dispute ${state}(${at})`, async (model, world) => {
    const sale = pick(
      model.sales.filter((each) => each.dispute?.state === "open"),
      at
    )
    if (!sale?.dispute) {
      return false
    }
    sale.dispute.state = state
    await tellDispute(world, sale, state)
    return true
  })

const feeKnown = (at: number, fee: number) =>
  command(`fee(${at}, ${fee})`, async (model, world) => {
    const sale = pick(
      model.sales.filter((each) => !each.fee),
      at
    )
    if (!sale) {
      return false
    }
    sale.fee = true
    await world.tell("charge.updated", {
      id: `ch_${sale.pi}`,
      currency: "usd",
      payment_intent: sale.pi,
      amount_refunded: 0,
      balance_transaction: { id: `txn_${sale.pi}`, fee, currency: "usd" },
    })
    return true
  })

const release = command("release", async (model, world) => {
  const ready = model.sales.filter(releasable)
  expect(await world.release()).toBe(ready.length)
  ready.forEach((sale) => {
    sale.released = true
  })
  return true
})

const payout = (who: number, amount: bigint) =>
  command(`payout(${who}, ${amount})`, async (model, world) => {
    const payee = world.payees[who === 0 ? 0 : 1]
    const { available } = walletOf(model, payee.id)
    const asked = world.request(payee, amount)
    if (amount < 1_000n || amount > available) {
      await expect(asked).rejects.toThrow()
      return true
    }
    const made = await asked
    model.payouts.push({
      id: made.id,
      payee: payee.id,
      amount,
      state: "requested",
    })
    return true
  })

interface Step {
  to: "approved" | "paid" | "failed" | "returned"
  state: ModelPayout["state"]
}

/** What an operator may do next with a payout, forwards and back. */
const NEXT_STEP: Record<ModelPayout["state"], { on?: Step; back?: Step }> = {
  requested: { on: { to: "approved", state: "approved" } },
  approved: {
    on: { to: "paid", state: "paid" },
    back: { to: "failed", state: "over" },
  },
  paid: { back: { to: "returned", state: "over" } },
  over: {},
}

const payoutStep = (at: number, way: "on" | "back") =>
  command(`payoutStep(${at}, ${way})`, async (model, world) => {
    const found = pick(model.payouts, at)
    const step = found && NEXT_STEP[found.state][way]
    if (!step) {
      return false
    }
    await world.step(found.id, step.to)
    found.state = step.state
    return true
  })

/** A second currency moves beside the first and never into it. */
const euros = (who: number, amount: bigint) =>
  command(`euros(${who}, ${amount})`, async (model, world) => {
    const { id } = world.payees[who === 0 ? 0 : 1]
    await world.shop.within((tx) =>
      postJournal(tx, {
        idem: next("eur"),
        kind: "adjustment",
        refType: "manual",
        refId: next("eur-ref"),
        currency: "eur",
        legs: [
          { account: "platform:clearing", amountMinor: -amount },
          { account: `payee:${id}:pending`, amountMinor: amount },
        ],
      })
    )
    model.euros.set(id, (model.euros.get(id) ?? 0n) + amount)
    return true
  })

const kill = command("kill", (_, world) => {
  world.killNext = true
  return Promise.resolve(false)
})

const index = fc.nat({ max: 9 })
const price = fc.bigInt({ min: 100n, max: 99_999n })

/** Everything that can happen to money, with a kill now and then. */
export const withoutKills = [
  price.map(sell),
  price.map(sell),
  fc
    .tuple(index, fc.integer({ min: 1, max: 100 }))
    .map(([at, part]) => refund(at, part)),
  index.map(refundFails),
  index.map(dispute),
  fc
    .tuple(index, fc.constantFrom("won" as const, "lost" as const))
    .map(([at, end]) => disputeEnds(at, end)),
  fc.tuple(index, fc.nat({ max: 3_000 })).map(([at, fee]) => feeKnown(at, fee)),
  fc.constant(release),
  fc
    .tuple(fc.nat({ max: 1 }), fc.bigInt({ min: 500n, max: 60_000n }))
    .map(([who, amount]) => payout(who, amount)),
  fc
    .tuple(index, fc.constantFrom("on" as const, "back" as const))
    .map(([at, way]) => payoutStep(at, way)),
  fc
    .tuple(fc.nat({ max: 1 }), fc.bigInt({ min: 1n, max: 9_999n }))
    .map(([who, amount]) => euros(who, amount)),
]

const kills = fc.constant(kill)
export const withKills = [...withoutKills, kills, kills, kills, kills]
