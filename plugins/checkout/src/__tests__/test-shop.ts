import { insertPost, setPostProduct, setPostStatus } from "@codex/content"
import type { ContentPost } from "@codex/content"
import {
  createCreator,
  createOrganization,
  keepVerifiedContact,
} from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type { Pg, Tx } from "@codex/kernel"
import { createTestDatabase } from "@codex/kernel/testing"
import { freezeLine } from "../checkout/freeze-line"
import { parseCheckoutOptions } from "../options"
import type { DemoEvent } from "../ingress/payment-event"
import { attachPayment, claimInbox, insertInbox } from "@codex/purchases"
import type { CheckoutLine, InboxEvent } from "@codex/purchases"
import { settle } from "../settlement/settle"
import type { Taxed } from "../tax/port"
import { medusaMigrations } from "./promotion-tables"
import { allMigrations } from "./all-migrations"

/** Who buys, unless a test says otherwise. */
export const BUYER = { name: "Ada", email: "ada@example.com" }

export const SECRET = "a-demo-secret-of-at-least-32-characters"
export const options = parseCheckoutOptions({
  storefrontUrl: "http://localhost:4321",
  demo: { secret: SECRET },
})

export async function openShopDatabase() {
  return createTestDatabase([
    ...(await allMigrations()),
    ...medusaMigrations("promotion"),
    ...medusaMigrations("customer"),
  ])
}

let serial = 0
export const next = (prefix: string) => `${prefix}_${++serial}`

/** A brand with an owner and a second creator, on real tables. */
export async function openShop(pg: Pg) {
  const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)
  const handle = next("maker").replace("_", "-")
  const { owner, author, organization } = await within(async (tx) => {
    const owner = await createCreator(tx, {
      userId: next("user"),
      displayName: "Owner",
      handle: `${handle}-owner`,
      salesChannelId: next("sc"),
    })
    const author = await createCreator(tx, {
      userId: next("user"),
      displayName: "Author",
      handle: `${handle}-author`,
      salesChannelId: next("sc"),
    })
    const organization = await createOrganization(tx, {
      name: "Brand",
      handle,
      ownerCreatorId: owner.creator.id,
      salesChannelId: next("sc"),
    })
    return { owner: owner.creator, author: author.creator, organization }
  })

  async function post(over: Partial<ContentPost> = {}): Promise<ContentPost> {
    return within(async (tx) => {
      const made = await insertPost(tx, {
        organization_id: organization.id,
        creator_id: author.id,
        currency_code: "usd",
        slug: next("post").replace("_", "-"),
        title: "A film",
        summary: "",
        description: "",
        pricing_type: over.pricing_type ?? "fixed",
        price_minor: over.price_minor ?? 1000n,
        suggested_minor: over.suggested_minor ?? null,
        compare_at_minor: null,
        tags: [],
        supply_limit: over.supply_limit ?? null,
        validity_days: over.validity_days ?? null,
        downloads_allowed: true,
        terms: over.terms ?? null,
        product_type: over.product_type,
      })
      await setPostProduct(tx, made.id, {
        product_id: next("prod"),
        variant_id: next("variant"),
      })
      return setPostStatus(tx, made.id, over.status ?? "published")
    })
  }

  const proven = (tx: Tx, customerId: string, address = BUYER.email) =>
    keepVerifiedContact(tx, { customerId, channel: "email", address })
  /** As if this person had typed the six digits. */
  const prove = (customerId: string, address?: string) =>
    within((tx) => proven(tx, customerId, address))

  /** Freezes a checkout and gives it a payment session id. */
  async function checkout(
    post: ContentPost,
    over: {
      customerId?: string
      amountMinor?: number
      key?: string
      code?: string
      termsVersion?: number
      totalMinor?: number
      taxed?: Taxed
    } = {}
  ): Promise<CheckoutLine> {
    const customerId = over.customerId ?? next("cus")
    const frozen = await within(async (tx) => {
      await proven(tx, customerId)
      return freezeLine(tx, {
        customerId,
        options,
        now: new Date(),
        taxed: over.taxed,
        body: {
          post_id: post.id,
          amount_minor: over.amountMinor,
          total_minor: over.totalMinor,
          code: over.code,
          terms_version: over.termsVersion,
          buyer: BUYER,
          idempotency_key: over.key ?? next("idempotency"),
        },
      })
    })
    if (frozen.line.provider === "none") {
      return frozen.line
    }
    const attached = await within((tx) =>
      attachPayment(tx, frozen.line.id, {
        collectionId: next("paycol"),
        sessionId: next("payses"),
      })
    )
    return attached ?? frozen.line
  }

  return { within, owner, author, organization, post, prove, checkout }
}

export type Shop = Awaited<ReturnType<typeof openShop>>

/** The event the demo provider would sign for this line. */
export function eventFor(
  line: CheckoutLine,
  over: Partial<DemoEvent["data"]> &
    Partial<Pick<DemoEvent, "id" | "type">> = {}
): DemoEvent {
  const { id, type, ...data } = over
  return {
    id: id ?? `demo_${line.id}`,
    type: type ?? "payment.succeeded",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: `pay_${line.id}`,
      session_id: line.payment_session_id ?? undefined,
      amount_minor: Number(line.amount_minor),
      currency_code: line.currency_code,
      ...data,
    },
  }
}

export function keep(shop: Shop, event: DemoEvent, provider = "demo") {
  return shop.within((tx) =>
    insertInbox(tx, {
      provider,
      eventId: event.id,
      type: event.type,
      body: JSON.stringify(event),
      signature: "verified",
      paymentSessionId: event.data.session_id,
    })
  )
}

/** Claims and settles one event, as the worker does. */
export async function settleEvent(
  shop: Shop,
  event: DemoEvent,
  provider = "demo"
) {
  const { id } = await keep(shop, event, provider)
  const [claimed] = await shop.within((tx) => claimInbox(tx, { limit: 1, id }))
  return claimed && shop.within((tx) => settle(tx, claimed))
}

export type { InboxEvent }
