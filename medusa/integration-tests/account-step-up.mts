import assert from "node:assert/strict"
import { it } from "node:test"
import type { Actor, Answer } from "../testing/http.mts"
import {
  bearer,
  forgetLimits,
  post,
  sidOf,
  tokenOf,
} from "./account-people.mts"
import { sql, useShop } from "./shop.mts"

const CONFIRM = "/admin/studio/wallet/confirm"

/** The demo shop's creator on one more device. */
async function device(): Promise<Actor> {
  const { creator } = useShop().demo.logins
  return bearer(tokenOf(await post("/auth/user/emailpass", creator)))
}

const password = () => useShop().demo.logins.creator?.password ?? ""
const confirm = (actor: Actor, guess = password()) =>
  post(CONFIRM, { password: guess }, {}, actor)

const codeOf = (answer: Answer) => (answer.body as { code?: string }).code

/** What needs the proof: where a creator is paid to. */
const destination = (actor: Actor) =>
  post(
    "/admin/studio/wallet/destination",
    {
      holder_name: "Mara Lind",
      country: "DE",
      account_number: "DE89370400440532013000",
    },
    {},
    actor
  )

const confirmedAgo = (actor: Actor, seconds: number) =>
  sql(
    `update login_session set confirmed_at = now() - make_interval(secs => $2)
     where id = $1`,
    [sidOf(actor), seconds]
  )

export function stepUpTests() {
  it("a confirmed password counts for five minutes, in its own session", async () => {
    const [here, there] = [await device(), await device()]
    assert.equal((await confirm(here)).status, 200)
    assert.equal(codeOf(await destination(there)), "confirmation_required")
    await confirmedAgo(here, 301)
    assert.equal(codeOf(await destination(here)), "confirmation_required")
    await confirmedAgo(here, 290)
    assert.equal((await destination(here)).status, 200)
  })

  it("it can be guessed five times in ten minutes, over all sessions", async () => {
    const devices = [await device(), await device(), await device()]
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        confirm(devices[at % 3] as Actor, "not this password")
      )
    )
    const codes = answers.map(codeOf)
    assert.equal(codes.filter((code) => code === "password_wrong").length, 5)
    assert.equal(
      codes.filter((code) => code === "password_tries_exceeded").length,
      7
    )
    const right = await confirm(devices[0] as Actor)
    assert.equal(codeOf(right), "password_tries_exceeded")
    await forgetLimits()
  })
}
