import assert from "node:assert/strict"
import { it } from "node:test"
import type { Actor } from "../testing/http.mts"
import { failureOf, publishRefusal, switchTo } from "./account-approval.mts"
import { get, newCreator, post, staffSession } from "./account-people.mts"
import { codeFor } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

const PATH = "/admin/account/phone"

const ask = (creator: Actor, number: string) =>
  post(PATH, { number }, {}, creator)

const confirm = (creator: Actor, code: object) =>
  post(`${PATH}/confirm`, code, {}, creator)

/** PRODUCT 10: a number before the first sale, where the operator asks for it. */
export function phoneTests() {
  it("a number is proven before the first post goes on sale", async () => {
    const { actor } = await newCreator("Nia", 172)
    await switchTo("creator_phone", true)
    assert.equal(await publishRefusal(actor), "phone_first")
    const none = await get(actor, PATH)
    assert.deepEqual(none.body, { number: null, required: true })
    for (const number of ["901820", "+49 1", "call me maybe"]) {
      assert.equal(failureOf(await ask(actor, number)), "phone_invalid", number)
    }
    const asked = await ask(actor, "+49 30 901820")
    assert.equal(asked.status, 200, asked.text)
    const { request_id: request } = asked.body as { request_id: string }
    const right = codeFor(request)
    const other = await newCreator("Zoe", 173)
    assert.equal(
      failureOf(await confirm(other.actor, right)),
      "mail_code_wrong",
      "somebody else's request"
    )
    const proven = await confirm(actor, right)
    assert.equal(proven.status, 200, proven.text)
    const { body } = await get(actor, PATH)
    assert.deepEqual(body, { number: "+49 30 901820", required: false })
    assert.equal(failureOf(await confirm(actor, right)), "mail_code_wrong")
    assert.equal(await publishRefusal(actor), "not_publishable")
    await switchTo("creator_phone", false)
  })

  it("whoever has sold already goes on, and without the switch everybody", async () => {
    const sells = await staffSession(useShop().demo.logins.creator)
    await switchTo("creator_phone", true)
    assert.equal(await publishRefusal(sells), "not_publishable")
    await switchTo("creator_phone", false)
    const { actor } = await newCreator("Ola", 174)
    assert.equal(await publishRefusal(actor), "not_publishable")
  })

  it("no number is asked for more than five codes in an hour", async () => {
    const { actor } = await newCreator("Max", 175)
    const answers: (string | undefined)[] = []
    for (let turn = 0; turn < 6; turn++) {
      answers.push(failureOf(await ask(actor, "+44 20 7946 0958")))
    }
    assert.deepEqual(answers.slice(0, 5), Array(5).fill(undefined))
    assert.equal(answers[5], "too_many_codes")
    const texts = await sql(
      `select 1 from notification where channel = 'sms' and "to" = $1`,
      ["+442079460958"]
    )
    assert.equal(texts.length, 5)
  })
}
