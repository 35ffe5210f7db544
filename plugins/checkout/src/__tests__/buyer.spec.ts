import { hasAccess, moveGrants } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  claimGuestPurchases,
  findPaidPurchase,
  insertBuyerCode,
} from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { provenEmail } from "../buyer/check-code"
import { codeOf } from "../buyer/code"
import {
  eventFor,
  next,
  openShop,
  openShopDatabase,
  settleEvent,
} from "./test-shop"
import type { Shop } from "./test-shop"

const SECRET = "a-jwt-secret-of-at-least-32-characters"

let db: TestDatabase
let shop: Shop
let container: MedusaContainer

beforeAll(async () => {
  db = await openShopDatabase()
  shop = await openShop(db.pg)
  const known: Record<string, unknown> = {
    [ContainerRegistrationKeys.PG_CONNECTION]: db.pg,
    [ContainerRegistrationKeys.CONFIG_MODULE]: {
      projectConfig: { http: { jwtSecret: SECRET } },
    },
  }
  container = {
    resolve: (key: string) => known[key],
  } as unknown as MedusaContainer
})

afterAll(() => db.drop())

const address = () => `${next("guest")}@example.com`
const ask = (email: string, requester = next("requester")) =>
  shop.within((tx) => insertBuyerCode(tx, { email, requester }))

const guess = (id: string, code: string) =>
  provenEmail(container, { request_id: id, code }).catch(
    (error: unknown) => (error as { failure?: string }).failure
  )

async function request(email = address()) {
  const made = await ask(email)
  if (!made) {
    throw new Error("the first request must be taken")
  }
  return { id: made.id, email, code: codeOf(SECRET, made.id) }
}

const wrong = (code: string) => (code === "000000" ? "000001" : "000000")

describe("a code by e-mail", () => {
  it("proves its address, once", async () => {
    const { id, email, code } = await request()
    expect(code).toMatch(/^\d{6}$/)
    expect(await guess(id, code)).toBe(email)
    expect(await guess(id, code)).toBe("mail_code_wrong")
  })

  it("is used by one of 20 that send it at once", async () => {
    const { id, email, code } = await request()
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => guess(id, code))
    )
    expect(tries.filter((one) => one === email)).toHaveLength(1)
  })

  it("takes five guesses, even 50 at once, and then not even the right one", async () => {
    const { id, code } = await request()
    await Promise.all(Array.from({ length: 50 }, () => guess(id, wrong(code))))
    const [row] = await shop.within((tx) =>
      tx("buyer_code").where({ id }).pluck<number[]>("tries")
    )
    expect(row).toBe(5)
    expect(await guess(id, code)).toBe("mail_code_wrong")
  })

  it("works with its own request only, and for ten minutes", async () => {
    const [mine, other] = [await request(), await request()]
    expect(await guess(other.id, mine.code)).toBe("mail_code_wrong")
    await shop.within((tx) =>
      tx("buyer_code")
        .where({ id: mine.id })
        .update({ expires_at: tx.raw("now() - interval '1 second'") })
    )
    expect(await guess(mine.id, mine.code)).toBe("mail_code_wrong")
    expect(await guess("bcode_of_nobody", mine.code)).toBe("mail_code_wrong")
  })

  it("is asked for five times an hour at most, also by 20 at once", async () => {
    const email = address()
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => ask(email))
    )
    expect(asked.filter(Boolean)).toHaveLength(5)
  })

  it("is asked for 20 times an hour by one requester, whatever the addresses", async () => {
    const asked: unknown[] = []
    for (let n = 0; n < 25; n += 1) {
      asked.push(await ask(address(), "one-machine"))
    }
    expect(asked.filter(Boolean)).toHaveLength(20)
  })
})

describe("a guest's purchases", () => {
  it("move into the account with their access, and what it owns stays single", async () => {
    const [guest, account] = [next("cus"), next("cus")]
    const [first, both] = [await shop.post(), await shop.post()]
    for (const [customerId, post] of [
      [guest, first],
      [guest, both],
      [account, both],
    ] as const) {
      const line = await shop.checkout(post, { customerId })
      await settleEvent(shop, eventFor(line))
    }
    const moved = await shop.within(async (tx) => {
      const ids = await claimGuestPurchases(tx, [guest], account)
      await moveGrants(tx, { sourceIds: ids, customerId: account })
      return ids
    })
    expect(moved).toHaveLength(1)
    const access = (customerId: string, postId: string) =>
      shop.within((tx) => hasAccess(tx, customerId, postId))
    expect(await access(account, first.id)).toBe(true)
    expect(await access(account, both.id)).toBe(true)
    expect(await access(guest, first.id)).toBe(false)
    const owned = await shop.within((tx) =>
      findPaidPurchase(tx, account, first.id)
    )
    expect(owned?.id).toBe(moved[0])
    const again = await shop.within((tx) =>
      claimGuestPurchases(tx, [guest], account)
    )
    expect(again).toEqual([])
  })
})
