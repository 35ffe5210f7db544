import type Stripe from "stripe"
import { refused } from "../http/errors.mts"
import type { World } from "../state/world.mts"
import { onboard, restrict } from "./account.mts"

const VALID_S = 300

/** An address for one visit to Stripe's form. */
export function createLink(
  world: World,
  of: { account: string; return_url?: string; refresh_url?: string }
): Stripe.AccountLink {
  const id = world.id("link")
  const expires = world.now + VALID_S
  world.links.set(id, {
    account: of.account,
    returnUrl: of.return_url ?? "",
    refreshUrl: of.refresh_url ?? "",
    expiresAt: expires,
    opened: false,
  })
  return {
    object: "account_link",
    created: world.now,
    expires_at: expires,
    url: `${world.url}/_fake/onboarding?link=${id}`,
  } satisfies Stripe.AccountLink
}

function linkOf(world: World, id: string) {
  const link = world.links.get(id)
  if (!link) throw refused(`There is no link ${id}.`)
  return link
}

/** The form, once; a used or old link sends the payee back for another. */
export function openLink(world: World, id: string) {
  const link = linkOf(world, id)
  if (link.opened || link.expiresAt < world.now) {
    return { refresh_url: link.refreshUrl }
  }
  link.opened = true
  const account = world.accounts.get(null, link.account)
  return {
    email: account.email,
    missing: account.requirements?.currently_due ?? [],
  }
}

/** `done`, `without_document` or `later`: each goes back to where it began. */
export function leaveLink(world: World, id: string, how: unknown) {
  const link = linkOf(world, id)
  const account = world.accounts.get(null, link.account)
  if (how === "done") onboard(world, account)
  if (how === "without_document") restrict(world, account)
  return { return_url: link.returnUrl }
}
