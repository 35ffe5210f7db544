/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** A refusal of the server, in the words it gave. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message)
  }
}

/** Studio's shell remembers which organization this browser works for. */
const ORGANIZATION_KEY = "codex.organization"

/** One's own account is about oneself, whatever Studio works for. */
const organizationFor = (path: string) =>
  path.startsWith("/admin/account/")
    ? null
    : window.localStorage.getItem(ORGANIZATION_KEY)

function headers(path: string, body: unknown): Record<string, string> {
  const organization = organizationFor(path)
  return {
    ...(body === undefined
      ? { accept: "application/json" }
      : { "content-type": "application/json", accept: "*/*" }),
    ...(organization ? { "x-codex-organization": organization } : {}),
  }
}

type Method = "GET" | "POST" | "PUT" | "DELETE"

/** The answer as it comes, if it is not a refusal. */
export async function ask(
  method: Method,
  path: string,
  body?: unknown
): Promise<Response> {
  const response = await fetch(`${base}${path}`, {
    method,
    credentials: "include",
    headers: headers(path, body),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) {
    const said: unknown = await response.json().catch(() => ({}))
    const { message } = said as { message?: string }
    throw new ApiError(response.status, message ?? response.statusText)
  }
  return response
}

async function json<T>(method: Method, path: string, body?: unknown) {
  const response = await ask(method, path, body)
  return (await response.json().catch(() => ({}))) as T
}

export const get = <T>(path: string) => json<T>("GET", path)
export const post = <T>(path: string, body?: unknown) =>
  json<T>("POST", path, body)
export const put = <T>(path: string, body: unknown) =>
  json<T>("PUT", path, body)
export const del = <T>(path: string) => json<T>("DELETE", path)
