/** The people of the route matrix and the journeys, over plain HTTP. */
export interface Actor {
  name: string
  headers: Record<string, string>
}

export interface Answer {
  status: number
  body: unknown
  text: string
  headers: Headers
}

export const anonymous: Actor = { name: "anonymous", headers: {} }

let visitors = 0

/** Everybody comes from a network of their own: limits count by address. */
function jsonFromAnywhere(): Record<string, string> {
  visitors += 1
  const from = `198.18.${(visitors >> 8) & 255}.${visitors & 255}`
  return { "content-type": "application/json", "x-forwarded-for": from }
}

async function token(
  base: string,
  actor: "user" | "customer",
  login: { email: string; password: string }
): Promise<string> {
  const response = await fetch(`${base}/auth/${actor}/emailpass`, {
    method: "POST",
    headers: jsonFromAnywhere(),
    body: JSON.stringify(login),
  })
  const body = (await response.json()) as { token?: string }
  if (!body.token) {
    throw new Error(`Login of ${login.email} failed: ${response.status}`)
  }
  return body.token
}

/** Logs in and returns the headers to send with every request. */
export async function signIn(
  base: string,
  kind: "user" | "customer",
  login: { email: string; password: string },
  name: string
): Promise<Actor> {
  return {
    name,
    headers: { authorization: `Bearer ${await token(base, kind, login)}` },
  }
}

/** Registers a customer the way the storefront does. */
export async function registerCustomer(
  base: string,
  publishableKey: string,
  login: { email: string; password: string },
  name: string
): Promise<Actor> {
  const json = jsonFromAnywhere()
  const registered = await fetch(`${base}/auth/customer/emailpass/register`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(login),
  })
  const body = (await registered.json()) as { token?: string }
  const created = await fetch(`${base}/store/customers`, {
    method: "POST",
    headers: {
      ...json,
      authorization: `Bearer ${body.token ?? ""}`,
      "x-publishable-api-key": publishableKey,
    },
    body: JSON.stringify({ email: login.email, first_name: name }),
  })
  if (!created.ok) {
    throw new Error(`Could not register ${login.email}: ${created.status}`)
  }
  return signIn(base, "customer", login, name)
}

/** One request; the body is parsed when it is JSON. */
export async function call(
  base: string,
  actor: Actor,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<Answer> {
  const response = await fetch(base + path, {
    method,
    redirect: "manual",
    headers: {
      ...actor.headers,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    text,
    headers: response.headers,
    body:
      text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
  }
}
