import type { World } from "../state/world.mts"
import type { RawGroup } from "./form.mts"
import { listOf, readParams, text } from "./params.mts"
import type { Params, Shape } from "./params.mts"

/** Everything one request says about itself. */
export interface Call {
  world: World
  /** `Stripe-Account`, or null for the platform's own. */
  account: string | null
  /** Called with the publishable key, as Stripe.js does. */
  isBrowser: boolean
  ids: string[]
  raw: RawGroup
}

export interface Route {
  method: "GET" | "POST" | "DELETE"
  /** As in Stripe's reference: `/v1/refunds/:id` */
  path: string
  run(call: Call): object
}

/** Every endpoint takes it; it is applied to the reply. */
const expandable = listOf(text)

/** One endpoint: what it takes and what it answers. */
export function route<S extends Shape>(
  method: Route["method"],
  path: string,
  shape: S,
  run: (call: Call, params: Params<S>) => object
): Route {
  return {
    method,
    path,
    run(call) {
      const { expand: paths, ...own } = call.raw
      if (paths !== undefined) expandable.read(paths, "expand")
      return run(call, readParams(shape, own))
    },
  }
}

export interface Matched {
  route: Route
  ids: string[]
}

export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string
): Matched | undefined {
  const parts = path.split("/")
  for (const candidate of routes) {
    const wanted = candidate.path.split("/")
    const fits =
      candidate.method === method &&
      wanted.length === parts.length &&
      wanted.every((part, i) => part.startsWith(":") || part === parts[i])
    if (fits) {
      const ids = parts.filter((_, i) => wanted[i]?.startsWith(":"))
      return { route: candidate, ids: ids.map(decodeURIComponent) }
    }
  }
  return undefined
}
