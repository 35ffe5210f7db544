import Medusa, { FetchError } from "@medusajs/js-sdk"
import { callApi } from "../../lib/api.server"
import { env } from "../../lib/env.server"
import { failure, success, type Result } from "../../lib/result"
import { readClaims } from "../../lib/token"
import type { Visitor } from "../../lib/visitor.server"
import type { LoginForm, RegisterForm } from "./account"

/** One instance per request: an SDK that is shared would share its token. */
function sdk(): Medusa {
  return new Medusa({
    baseUrl: env.medusaUrl,
    publishableKey: env.publishableKey,
    auth: { type: "jwt", jwtTokenStorageMethod: "nostore" },
  })
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await work())
  } catch (error) {
    if (error instanceof FetchError && error.status) {
      return failure(error.status, "refused", error.message)
    }
    console.error("storefront: the account service did not answer", error)
    return failure(503, "unreachable")
  }
}

type Token = { token: string }

async function authenticate(
  path: string,
  { email, password }: LoginForm,
  visitor: Visitor
): Promise<Result<string>> {
  const answer = await callApi<Token>(path, {
    method: "POST",
    body: { email, password },
    ...visitor,
  })
  return answer.ok ? success(answer.value.token) : answer
}

const LOGIN = "/auth/customer/emailpass"
const REFRESH = "/auth/token/refresh"

/** A token without an actor belongs to nobody yet: its customer is missing. */
const hasCustomer = (token: string) => Boolean(readClaims(token)?.actor_id)

export async function logIn(
  form: LoginForm,
  visitor: Visitor
): Promise<Result<string>> {
  const token = await authenticate(LOGIN, form, visitor)
  if (!token.ok || hasCustomer(token.value)) return token
  // Registered half-way, or known to this shop in another role.
  const name = form.email.split("@")[0] ?? form.email
  return createCustomer(token.value, { ...form, name })
}

export async function register(
  form: RegisterForm,
  visitor: Visitor
): Promise<Result<string>> {
  const created = await authenticate(`${LOGIN}/register`, form, visitor)
  if (created.ok) return createCustomer(created.value, form)
  if (created.status !== 401) return created
  // The address is known; the right password is proof enough to go on.
  const known = await authenticate(LOGIN, form, visitor)
  if (!known.ok) return known
  return hasCustomer(known.value) ? known : createCustomer(known.value, form)
}

/** Whoever signs in without a password, made a customer the first time. */
export function completeCustomer(
  token: string,
  {
    email = "",
    name,
  }: { email?: string | undefined; name?: string | undefined }
): Promise<Result<string>> | Result<string> {
  if (hasCustomer(token)) return success(token)
  if (!email) return failure(400, "email_missing")
  const fallback = email.split("@")[0] ?? email
  return createCustomer(token, { email, name: name?.trim() || fallback })
}

async function createCustomer(
  token: string,
  form: Pick<RegisterForm, "email" | "name">
): Promise<Result<string>> {
  const [first, ...rest] = form.name.trim().split(/\s+/)
  const created = await attempt(() =>
    sdk().store.customer.create(
      { email: form.email, first_name: first, last_name: rest.join(" ") },
      {},
      bearer(token)
    )
  )
  return created.ok ? refreshToken(token) : created
}

export async function refreshToken(token: string): Promise<Result<string>> {
  const answer = await callApi<Token>(REFRESH, { method: "POST", token })
  return answer.ok ? success(answer.value.token) : answer
}

export type Shopper = { name: string; email: string }

/** Who is signed in, for the buyer's details at checkout. */
export async function getShopper(token: string): Promise<Result<Shopper>> {
  const answer = await attempt(() =>
    sdk().store.customer.retrieve({}, bearer(token))
  )
  if (!answer.ok) return answer
  const { customer } = answer.value
  const name = [customer.first_name, customer.last_name]
  return success({
    name: name.filter(Boolean).join(" "),
    email: customer.email,
  })
}
