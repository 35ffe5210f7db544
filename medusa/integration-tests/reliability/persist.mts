import assert from "node:assert/strict"
import { setTimeout as sleep } from "node:timers/promises"
import { call, type Actor, type Answer } from "../../testing/http.mts"
import { useShop } from "../shop.mts"

const SECONDS = 60

/** Silence, 5xx and "try again in a minute" are tried again; a refusal is not. */
const isFinal = (answer: Answer) =>
  answer.status < 500 && !answer.text.includes('"payment_unavailable"')

/** A client that asks again with the same words until somebody answers. */
export async function persist(
  actor: Actor,
  method: string,
  path: string,
  body?: unknown
): Promise<Answer> {
  const end = Date.now() + SECONDS * 1000
  for (;;) {
    const answer = await call(
      useShop().backendUrl,
      actor,
      method,
      path,
      body
    ).catch(() => undefined)
    if (answer && isFinal(answer)) {
      assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text}`)
      return answer
    }
    assert.ok(Date.now() < end, `${path}: no answer in ${String(SECONDS)} s`)
    await sleep(200)
  }
}
