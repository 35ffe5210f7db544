import assert from "node:assert/strict"
import { it } from "node:test"
import { until } from "../fixtures.mts"
import { sql, useShop } from "../shop.mts"
import { deliver } from "./demo-events.mts"
import { assertSound } from "./oracle.mts"
import { inParallel, percentile, size } from "./run.mts"

const EVENTS = size(20_000, 1500)
const CALLERS = 64

/** A signed event about a payment nobody here has asked for. */
function strangerEvent(index: number): string {
  return JSON.stringify({
    id: `m13_${Date.now()}_${String(index)}`,
    type: "payment.failed",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: `m13pay_${String(index)}`,
      amount_minor: 1000,
      currency_code: "usd",
    },
  })
}

/** M13: the ingress takes a flood, and the backlog drains to nothing. */
export function load(): void {
  it(`M13 · ${EVENTS} events from ${CALLERS} callers are kept and worked off`, async (t) => {
    const took: number[] = []
    const bodies = Array.from({ length: EVENTS }, (_, index) =>
      strangerEvent(index)
    )
    const started = performance.now()
    await inParallel(bodies, CALLERS, async (body) => {
      const at = performance.now()
      const answer = await deliver(useShop().backendUrl, body)
      assert.ok(answer.status < 300, answer.text)
      took.push(performance.now() - at)
    })
    const seconds = (performance.now() - started) / 1000
    await until(
      "the backlog to be empty",
      async () => {
        const [row] = await sql<{ waiting: number }>(
          "select count(*)::int as waiting from inbox where state = 'pending'"
        )
        return row?.waiting === 0
      },
      300
    )
    const drained = (performance.now() - started) / 1000
    await assertSound()
    t.diagnostic(
      `accepted ${Math.round(EVENTS / seconds)}/s, p99 ${percentile(took, 0.99).toFixed(0)} ms; empty after ${drained.toFixed(1)} s`
    )
  })
}
