import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { call, anonymous, type Actor, type Answer } from "../testing/http.mts"
import { codeFor } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

export interface Login {
  email: string
  password: string
}

let people = 0

/** An address of its own for each test, so that limits do not meet. */
export const from = (host: number) => ({
  "x-forwarded-for": `198.51.100.${host}`,
})

export const post = (
  path: string,
  body: unknown,
  headers = {},
  actor = anonymous
) => call(useShop().backendUrl, actor, "POST", path, body, headers)

export const bearer = (token: string): Actor => ({
  name: "somebody",
  headers: { authorization: `Bearer ${token}` },
})

export const tokenOf = (answer: Answer) => {
  const { token } = answer.body as { token?: string }
  assert.ok(token, `no token: ${answer.status} ${answer.text}`)
  return token
}

export async function newShopper(): Promise<Login> {
  const login = {
    email: `acc-${Date.now()}-${people++}@example.com`,
    password: `long ${randomBytes(6).toString("hex")} words`,
  }
  const registered = await post("/auth/customer/emailpass/register", login)
  const key = { "x-publishable-api-key": useShop().demo.publishableKey }
  const created = await post(
    "/store/customers",
    { email: login.email },
    key,
    bearer(tokenOf(registered))
  )
  assert.equal(created.status, 200, created.text)
  return login
}

export const logIn = (login: Login, headers = {}) =>
  post("/auth/customer/emailpass", login, headers)

export const sessionOf = async (login: Login, headers = {}) =>
  bearer(tokenOf(await logIn(login, headers)))

export const get = (actor: Actor, path: string) =>
  call(useShop().backendUrl, actor, "GET", path)

export const isIn = async (actor: Actor) =>
  (await get(actor, "/api/account/session")).status === 200

export const forgetLimits = () => sql("delete from auth_rate_bucket")

export const claimsOf = (actor: Actor) =>
  JSON.parse(
    Buffer.from(
      (actor.headers.authorization ?? "").split(".")[1] ?? "",
      "base64url"
    ).toString()
  ) as Record<string, string>

export const sidOf = (actor: Actor) => claimsOf(actor).sid ?? ""

export interface NewCreator {
  actor: Actor
  email: string
  password: string
  handle: string
}

export async function staffSession(login: Login): Promise<Actor> {
  return bearer(tokenOf(await post("/auth/user/emailpass", login)))
}

/** Somebody who signs up to sell, and is signed in. */
export async function newCreator(
  name: string,
  host: number
): Promise<NewCreator> {
  const handle = `${name.toLowerCase()}-${String(people++)}`
  const email = `${handle}@example.com`
  const password = "nine patient herons"
  const asked = await post("/api/sign-up/codes", { email }, from(host))
  const { request_id: request } = asked.body as { request_id: string }
  const made = await post(
    "/api/sign-up/creators",
    { name, handle, password, ...codeFor(request) },
    from(host)
  )
  assert.equal(made.status, 201, made.text)
  const actor = await staffSession({ email, password })
  return { actor, email, password, handle }
}

/** The token of the reset mail, as the outbox of the mail plugin keeps it. */
export async function resetToken(email: string): Promise<string> {
  const asked = await post("/auth/customer/emailpass/reset-password", {
    identifier: email,
  })
  assert.equal(asked.status, 201)
  for (let left = 50; left > 0; left--) {
    const [row] = await sql<{ url: string }>(
      `select data->>'reset_url' as url from email_delivery
       where to_email = $1 and type = 'password_reset'`,
      [email]
    )
    if (row) {
      return new URLSearchParams(row.url.split("?")[1]).get("token") ?? ""
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error("no reset mail was asked for")
}
