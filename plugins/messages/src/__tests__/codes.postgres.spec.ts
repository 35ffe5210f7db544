import { insertContactCode, type CodePurpose } from "@codex/creators"
import { newId } from "@codex/kernel"
import { checkCode, provenEmail } from "../codes/check-code"
import { codeOf } from "../codes/code"
import { openMailShop, SECRET, type MailShop } from "./mail-shop"

let shop: MailShop

beforeAll(async () => {
  shop = await openMailShop()
})

afterAll(() => shop.db.drop())

const address = () => `${newId("guest")}@example.com`.toLowerCase()
const ask = (email: string, requester = newId("requester")) =>
  shop.within((tx) =>
    insertContactCode(tx, { purpose: "buyer", address: email, requester })
  )

const guess = (id: string, code: string, purpose: CodePurpose = "buyer") =>
  provenEmail(shop.container, { request_id: id, code }, purpose).catch(
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
      tx("contact_code").where({ id }).pluck<number[]>("tries")
    )
    expect(row).toBe(5)
    expect(await guess(id, code)).toBe("mail_code_wrong")
  })

  it("is not spent where what it is spent on does not happen", async () => {
    const { id, email, code } = await request()
    const body = { request_id: id, code }
    const { use } = await checkCode(shop.container, body, "buyer")
    const crash = shop.within(async (tx) => {
      await use(tx)
      throw new Error("crash")
    })
    await expect(crash).rejects.toThrow("crash")
    expect(await guess(id, code)).toBe(email)
    await expect(shop.within(use)).rejects.toMatchObject({
      failure: "mail_code_wrong",
    })
  })

  it("works with its own request only, and for ten minutes", async () => {
    const [mine, other] = [await request(), await request()]
    expect(await guess(other.id, mine.code)).toBe("mail_code_wrong")
    await shop.within((tx) =>
      tx("contact_code")
        .where({ id: mine.id })
        .update({ expires_at: tx.raw("now() - interval '1 second'") })
    )
    expect(await guess(mine.id, mine.code)).toBe("mail_code_wrong")
    expect(await guess("code_of_nobody", mine.code)).toBe("mail_code_wrong")
  })

  it("is worth nothing for anything else", async () => {
    const { id, email, code } = await request()
    expect(await guess(id, code, "sign_up")).toBe("mail_code_wrong")
    expect(await guess(id, code)).toBe(email)
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
