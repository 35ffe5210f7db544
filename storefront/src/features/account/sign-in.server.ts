import type { AstroCookies } from "astro"
import { z } from "zod"
import { callApi } from "../../lib/api.server"
import { env } from "../../lib/env.server"
import { keptFor } from "../../lib/kept.server"
import { failure, success, type Result } from "../../lib/result"
import { safeReturnTo } from "../../lib/return-to"
import { readClaims } from "../../lib/token"
import type { Visitor } from "../../lib/visitor.server"
import { completeCustomer } from "./account.server"

/** Somebody else who says who a shopper is (`GET /auth/customer/providers`). */
export type SignInProvider = { id: string; display_name: string }

const PASSWORD = "emailpass"
const route = (id: string) => `/auth/customer/${encodeURIComponent(id)}`

const providers = keptFor(60_000, async () => {
  const path = "/auth/customer/providers"
  const answer = await callApi<{ providers: SignInProvider[] }>(path)
  return answer.ok
    ? answer.value.providers.filter(({ id }) => id !== PASSWORD)
    : undefined
})

/** Those this shop has set up; none where it cannot say. */
export const listProviders = async (): Promise<SignInProvider[]> =>
  (await providers("")) ?? []

const COOKIE = "sign_in"
const options = {
  httpOnly: true,
  sameSite: "lax",
  path: "/auth",
  secure: env.cookieSecure,
} as const

/** What this browser has begun: nobody else's answer is taken for it. */
const begun = z.object({ state: z.string().min(8), returnTo: z.string() })

/** Where to go to say who one is; the browser remembers that it asked. */
export async function beginSignIn(
  cookies: AstroCookies,
  ask: { id: string; callbackUrl: string; returnTo: string }
): Promise<Result<string>> {
  const answer = await callApi<{ location?: string }>(route(ask.id), {
    method: "POST",
    body: { callback_url: ask.callbackUrl },
  })
  if (!answer.ok) return answer
  const { location = "" } = answer.value
  const state = URL.canParse(location)
    ? new URL(location).searchParams.get("state")
    : null
  if (!state) return failure(502, "unexpected_answer")
  const { returnTo } = ask
  cookies.set(COOKIE, { state, returnTo }, { ...options, maxAge: 600 })
  return success(location)
}

function readBegun(cookies: AstroCookies) {
  try {
    return begun.safeParse(cookies.get(COOKIE)?.json()).data
  } catch {
    return undefined
  }
}

export type SignedIn = { token: string; returnTo: string }

/**
 * Takes the answer back (RFC 6749 §10.12: only for the state this browser was
 * given). Whoever is new becomes a customer with the address the provider has
 * verified; an address that has an account already is never joined to it.
 */
export async function finishSignIn(
  cookies: AstroCookies,
  answer: { id: string; query: URLSearchParams },
  visitor: Visitor
): Promise<Result<SignedIn>> {
  const known = readBegun(cookies)
  cookies.delete(COOKIE, options)
  if (!known || known.state !== answer.query.get("state")) {
    return failure(400, "state_unknown")
  }
  const path = `${route(answer.id)}/callback?${answer.query.toString()}`
  const found = await callApi<{ token: string }>(path, visitor)
  if (!found.ok) return found
  const { token } = found.value
  const { email, name } = readClaims(token)?.user_metadata ?? {}
  const whole = await completeCustomer(token, { email, name })
  if (whole.ok) {
    const returnTo = safeReturnTo(known.returnTo)
    return success({ token: whole.value, returnTo })
  }
  const refused = whole.status < 500 && whole.code !== "email_missing"
  return refused ? failure(409, "account_exists") : whole
}
