import { hasAccess } from "@codex/entitlements"
import { findPaidPurchase } from "@codex/purchases"
import type { Purchase } from "@codex/purchases"
import { slot } from "@codex/kernel"
import { demanded, missingDetail } from "../buyer/details"
import { checkoutFailure } from "../lib/failures"
import { registerCheckoutRule } from "../lib/registries"
import type { CheckoutRule } from "../lib/registries"

const published: CheckoutRule = {
  id: "checkout.published",
  order: 10,
  run({ lines }) {
    if (lines.some(({ post }) => post.status !== "published")) {
      throw checkoutFailure("post_not_found")
    }
  },
}

const single: CheckoutRule = {
  id: "checkout.single",
  order: 20,
  run({ lines }) {
    if (lines.some(({ quantity }) => quantity !== 1)) {
      throw checkoutFailure("one_per_checkout")
    }
  },
}

const hasEnded = (bought: Purchase, now: Date) =>
  bought.access_until !== null && bought.access_until <= now

const notOwned: CheckoutRule = {
  id: "checkout.not-owned",
  order: 30,
  async run({ tx, customerId, lines, now }) {
    if (!customerId) {
      return
    }
    for (const { post } of lines) {
      const bought = await findPaidPurchase(tx, customerId, post.id)
      // Time-limited access that has run out may be bought again.
      const lasts = bought && !hasEnded(bought, now)
      if (lasts || (await hasAccess(tx, customerId, post.id, now))) {
        throw checkoutFailure("already_owned")
      }
    }
  },
}

/**
 * Money has one completion path, the inbox (MEDUSA P2): an order made by the
 * stock cart would be paid and give no access, so it is refused before that.
 */
const ownPage: CheckoutRule = {
  id: "checkout.own-page",
  order: 40,
  run({ door, lines }) {
    const [first] = lines
    if (door === "complete_cart" && first) {
      throw checkoutFailure("buy_on_post_page", { title: first.post.title })
    }
  },
}

/** What the store asks for, and no more (PRODUCT decision 9). */
const buyerDetails: CheckoutRule = {
  id: "checkout.buyer-details",
  order: 50,
  run({ lines, buyer }) {
    if (!buyer) {
      return
    }
    const types = lines.map(({ post }) => post.product_type)
    const lacks = missingDetail(demanded(buyer.policy, types), buyer.given)
    if (lacks) {
      throw checkoutFailure(lacks)
    }
  },
}

const registered = slot("checkout.own-rules", () => ({ done: false }))

export function registerOwnRules(): void {
  if (registered.get().done) {
    return
  }
  ;[published, single, notOwned, ownPage, buyerDetails].forEach(
    registerCheckoutRule
  )
  registered.get().done = true
}
