import type { World } from "../state/world.mts"
import { ApiError, missing } from "./errors.mts"
import { expand } from "./expand.mts"
import type { RawGroup } from "./form.mts"
import type { Checker } from "../spec/checker.mts"
import { findRoute } from "./route.mts"
import type { Route } from "./route.mts"
import { OLD_VERSION, render } from "./versions.mts"

export interface ApiRequest {
  method: string
  path: string
  account: string | null
  isBrowser: boolean
  raw: RawGroup
  version: string
}

export interface Reply {
  status: number
  text: string
}

export const reply = (status: number, body: object): Reply => ({
  status,
  text: JSON.stringify(body, null, 2),
})

/** What the publishable key may do, as Stripe.js does. */
const BROWSER = ["/v1/payment_intents/:id", "/v1/payment_intents/:id/confirm"]

/** Runs one API call; a refusal is a reply as well. */
export function execute(
  world: World,
  routes: readonly Route[],
  request: ApiRequest,
  checker: Checker
): Reply {
  try {
    const { method, path } = request
    const found = findRoute(routes, method, path)
    const forbidden =
      request.isBrowser && !BROWSER.includes(found?.route.path ?? "")
    if (!found || forbidden) {
      throw new ApiError(404, `Unrecognized request URL (${method}: ${path}).`)
    }
    if (request.account) assertAccount(world, request.account)
    checkRequest(checker, found.route.path, request)
    const answer = found.route.run({ ...request, world, ids: found.ids })
    const copy = structuredClone(answer)
    expand(world, copy, request.raw.expand)
    checker.object(render(world, copy, OLD_VERSION))
    const body = render(world, copy, request.version) as object
    return reply(200, body)
  } catch (error) {
    if (error instanceof ApiError) return reply(error.status, error.body())
    throw error
  }
}

/**
 * Only Stripe.js sends a card with the confirmation; the schema knows that
 * part of it as a payment method of its own.
 */
function checkRequest(checker: Checker, path: string, request: ApiRequest) {
  const { method, raw, isBrowser } = request
  const { payment_method_data: card, ...rest } = raw
  if (!isBrowser) {
    checker.request(method, path, raw)
    return
  }
  checker.request(method, path, rest)
  if (card !== undefined) {
    checker.request("POST", "/v1/payment_methods", card as RawGroup)
  }
}

function assertAccount(world: World, account: string) {
  if (!world.accounts.find(account)) throw missing("account", account)
}
