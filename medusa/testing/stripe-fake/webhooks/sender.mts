import type Stripe from "stripe"
import { OLD_VERSION, render } from "../http/versions.mts"
import type { Checker } from "../spec/checker.mts"
import type { World } from "../state/world.mts"
import { shuffled } from "./order.mts"
import { signatureOf } from "./sign.mts"

export interface Endpoint {
  url: string
  secret: string
  /** Takes the events of connected accounts instead of the platform's. */
  connect?: boolean
}

interface Delivery {
  event: Stripe.EventBase
  endpoint: Endpoint
  attempt: number
}

/** Waiting times between attempts; the real ones are minutes to hours. */
const RETRY_MS = [100, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000]
const ANSWER_WITHIN_MS = 10_000

export interface Attempted {
  event: string
  type: string
  url: string
  status: number
}

/** Keeps events, signs them, sends them again until somebody says 2xx. */
export class WebhookSender {
  readonly attempts: Attempted[] = []
  readonly #world: World
  readonly #version: string
  readonly #checker: Checker
  #endpoints: readonly Endpoint[]
  #held: Delivery[] = []
  #timers = new Set<NodeJS.Timeout>()
  #busy = new Set<Promise<void>>()
  #stopped = false

  constructor(
    world: World,
    checker: Checker,
    of: { endpoints: readonly Endpoint[]; version: string }
  ) {
    this.#world = world
    this.#checker = checker
    this.#endpoints = of.endpoints
    this.#version = of.version
    world.emit = (account, type, object) => this.#emit(account, type, object)
  }

  setEndpoints(endpoints: readonly Endpoint[]): void {
    this.#endpoints = endpoints
  }

  #emit(account: string | null, type: string, object: object) {
    const world = this.#world
    const event = {
      id: world.id("evt"),
      object: "event",
      ...(account ? { account } : {}),
      api_version: this.#version,
      created: world.now,
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type: type as Stripe.EventBase["type"],
    } satisfies Stripe.EventBase
    this.#checker.object(render(world, object, OLD_VERSION))
    this.#checker.object(event)
    world.events.add(account, event)
    this.send(event)
  }

  /** Delivers an event, now or when the faults say so. */
  send(event: Stripe.EventBase): void {
    const { dup, shuffle, hold, delayMs } = this.#world.faults.webhooks
    const isConnect = event.account !== undefined
    const deliveries = this.#endpoints
      .filter((endpoint) => (endpoint.connect ?? false) === isConnect)
      .flatMap((endpoint) =>
        Array.from({ length: dup }, () => ({ event, endpoint, attempt: 0 }))
      )
    if (hold || shuffle !== null) {
      this.#held.push(...deliveries)
      return
    }
    for (const delivery of deliveries) this.#later(delivery, delayMs)
  }

  /** Lets go of what `hold` and `shuffle` kept back. */
  async flush(): Promise<void> {
    const { shuffle } = this.#world.faults.webhooks
    const held = this.#held
    this.#held = []
    const ordered = shuffle === null ? held : shuffled(held, shuffle)
    for (const delivery of ordered) await this.#attempt(delivery)
  }

  get heldCount(): number {
    return this.#held.length
  }

  #later(delivery: Delivery, ms: number) {
    if (this.#stopped) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      const running = this.#attempt(delivery).finally(() =>
        this.#busy.delete(running)
      )
      this.#busy.add(running)
    }, ms)
    this.#timers.add(timer)
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { event, endpoint, attempt } = delivery
    const status = await this.#post(event, endpoint)
    const { id, type } = event
    this.attempts.push({ event: id, type, url: endpoint.url, status })
    const wait = RETRY_MS[attempt]
    if ((status < 200 || status > 299) && wait !== undefined) {
      this.#later({ ...delivery, attempt: attempt + 1 }, wait)
    }
  }

  async #post(event: Stripe.EventBase, { url, secret }: Endpoint) {
    const { old_api_version, out_of_tolerance } = this.#world.faults.webhooks
    const version = old_api_version ? OLD_VERSION : this.#version
    const rendered = render(this.#world, event, version) as object
    const body = JSON.stringify({ ...rendered, api_version: version }, null, 2)
    const signature = signatureOf(
      secret,
      body,
      this.#world.now - out_of_tolerance
    )
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signature,
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch(() => undefined)
    await answer?.body?.cancel().catch(() => undefined)
    return answer?.status ?? 0
  }

  /** Resolves when nothing is on its way; retries that wait count as well. */
  async idle(): Promise<void> {
    while (this.#timers.size + this.#busy.size > 0 && !this.#stopped) {
      await new Promise((done) => setTimeout(done, 10))
    }
  }

  stop(): void {
    this.#stopped = true
    for (const timer of this.#timers) clearTimeout(timer)
  }
}
