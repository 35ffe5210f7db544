import assert from "node:assert/strict"
import { setTimeout as sleep } from "node:timers/promises"
import { call, type Actor, type Answer } from "../../testing/http.mts"
import { useShop } from "../shop.mts"

const SECONDS = 60

/** Silence, 5xx and "try again in a minute" are tried again; a refusal is not. */
const isFinal = (answer: Answer) =>
  answer.status < 500 && !answer.text.includes('"payment_unavailable"')

/** Asks until somebody answers; a refusal of what is done already is fine. */
export async function insist(ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + SECONDS * 1000
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer && isFinal(answer)) {
      return answer
    }
    assert.ok(Date.now() < end, `no answer in ${String(SECONDS)} s`)
    await sleep(200)
  }
}

/** A client that asks again with the same words until somebody says yes. */
export async function persist(
  actor: Actor,
  method: string,
  path: string,
  body?: unknown
): Promise<Answer> {
  const answer = await insist(() =>
    call(useShop().backendUrl, actor, method, path, body)
  )
  assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.text}`)
  return answer
}
