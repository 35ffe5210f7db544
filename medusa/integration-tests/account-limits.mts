import assert from "node:assert/strict"
import { it } from "node:test"
import { shuffled } from "../testing/stripe-fake/webhooks/order.mts"
import {
  forgetLimits,
  from,
  logIn,
  newShopper,
  post,
} from "./account-people.mts"
import { useShop } from "./shop.mts"

/** Answers timed to tell a known address from an unknown one (RELIABILITY §6). */
const SAMPLES = 400

/**
 * Which of a pair goes first: each kind as often as the other, in an order
 * without a beat, or what the server does once a second meets one kind more.
 */
const KNOWN_FIRST = shuffled(
  Array.from({ length: SAMPLES / 2 }, (_, at) => at % 2 === 0),
  1
)

/** Addresses of no other test: one it has blocked stays so for a minute. */
const nearby = (host: number) => ({
  "x-forwarded-for": `100.64.${host >> 8}.${host & 255}`,
})

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export function limitTests() {
  it("guessing one account is slow; the owner is told when to come", async () => {
    const login = await newShopper()
    const guess = (host: number) =>
      logIn({ ...login, password: "not this password" }, from(host))
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => guess(10 + at))
    )
    const statuses = answers.map(({ status }) => status)
    assert.equal(statuses.filter((status) => status === 401).length, 5)
    const refused = answers.find(({ status }) => status === 429)
    assert.ok(Number(refused?.headers.get("retry-after")) >= 1)
    await forgetLimits()
  })

  it("spraying many accounts from one network stops at thirty", async () => {
    const answers: number[] = []
    for (let at = 0; at < 34; at++) {
      const email = `nobody-${at}@example.com`
      const { status } = await logIn(
        { email, password: "a common guess 1" },
        from(99)
      )
      answers.push(status)
    }
    assert.equal(answers.filter((status) => status === 401).length, 30)
    assert.equal(answers.at(-1), 429)
    await forgetLimits()
  })

  it("success is forgiven: signing in ten times in a row works", async () => {
    const login = await newShopper()
    for (let at = 0; at < 10; at++) {
      assert.equal((await logIn(login, from(50))).status, 200)
    }
  })

  it("one mailbox is one account, however it is written", async () => {
    const login = await newShopper()
    const email = ` ${login.email.toUpperCase()} `
    assert.equal((await logIn({ ...login, email }, from(51))).status, 200)
    const again = await post("/auth/customer/emailpass/register", {
      email,
      password: "an entirely other one",
    })
    assert.equal(again.status, 401)
  })

  it("unknown and known addresses answer alike, and take as long", async () => {
    const known = await newShopper()
    const bodies = new Set<string>()
    const timed = async (email: string, at: number) => {
      await forgetLimits()
      const started = performance.now()
      const login = { email, password: "not this password" }
      const { text } = await logIn(login, nearby(at))
      bodies.add(text)
      return performance.now() - started
    }
    const times = { known: [] as number[], unknown: [] as number[] }
    for (const [at, knownFirst] of KNOWN_FIRST.entries()) {
      const kinds = ["known", "unknown"] as const
      for (const kind of knownFirst ? kinds : kinds.toReversed()) {
        const email = kind === "known" ? known.email : `no-${at}@example.com`
        times[kind].push(await timed(email, 1 + at))
      }
    }
    assert.equal(bodies.size, 1, [...bodies].join("\n"))
    const delta = Math.abs(median(times.known) - median(times.unknown))
    console.log(
      `enumeration: medians of ${SAMPLES} answers differ by ${delta.toFixed(1)} ms`
    )
    assert.ok(delta < 10, `${delta} ms`)
    await forgetLimits()
  })

  it("a reset answers the same for everybody, three times an hour", async () => {
    const login = await newShopper()
    const ask = async (identifier: string) =>
      (await post("/auth/customer/emailpass/reset-password", { identifier }))
        .status
    const statuses: number[] = []
    for (let at = 0; at < 4; at++) {
      statuses.push(await ask(login.email))
    }
    assert.deepEqual(statuses, [201, 201, 201, 429])
    assert.equal(await ask("nobody-at-all@example.com"), 201)
    await forgetLimits()
  })

  it("200 wrong logins a second leave the server answering", async () => {
    // Warm: what is compiled for the first time is not what is measured.
    await flood("203.0", 2_000)
    const { statuses, p99, probes } = await flood("203.1", 5_000)
    console.log(
      `flood: ${statuses.length} wrong logins in 5 s, p99 of ${probes} /health ${p99.toFixed(0)} ms`
    )
    assert.ok(statuses.every((status) => status === 401 || status === 429))
    assert.ok(p99 <= 200, `/health p99 ${p99} ms`)
    await forgetLimits()
  })
}

/** Wrong logins, each of another account at another address of `network`. */
async function flood(network: string, ms: number) {
  const attempts: Promise<number>[] = []
  const ends = performance.now() + ms
  // Beside the flood, whatever its answers do, and often enough for a p99.
  const health = probeHealth(ends)
  while (performance.now() < ends) {
    for (let at = 0; at < 20; at++) {
      const n = attempts.length
      const address = `${network}.${Math.floor(n / 200) % 200}.${n % 200}`
      attempts.push(
        logIn(
          {
            email: `flood-${address}@example.com`,
            password: "a guess of many",
          },
          { "x-forwarded-for": address }
        ).then(({ status }) => status)
      )
    }
    await new Promise((done) => setTimeout(done, 100))
  }
  const sorted = (await health).toSorted((a, b) => a - b)
  return {
    statuses: await Promise.all(attempts),
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    probes: sorted.length,
  }
}

/** Milliseconds of each answer of /health, asked every 20 ms until `ends`. */
async function probeHealth(ends: number): Promise<number[]> {
  const answers: Promise<number>[] = []
  while (performance.now() < ends) {
    const asked = performance.now()
    answers.push(
      fetch(`${useShop().backendUrl}/health`).then(({ status }) => {
        assert.equal(status, 200)
        return performance.now() - asked
      })
    )
    await new Promise((done) => setTimeout(done, 20))
  }
  return Promise.all(answers)
}
