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

async function answer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    const { message } = body as { message?: string }
    throw new ApiError(response.status, message ?? response.statusText)
  }
  return body as T
}

/** Studio's shell remembers which organization this browser works for. */
const ORGANIZATION_KEY = "codex.organization"

function headers(): Record<string, string> {
  const organization = window.localStorage.getItem(ORGANIZATION_KEY)
  return {
    accept: "application/json",
    ...(organization ? { "x-codex-organization": organization } : {}),
  }
}

export async function get<T>(path: string): Promise<T> {
  const url = `${base}${path}`
  const init = { credentials: "include" as const, headers: headers() }
  return answer<T>(await fetch(url, init))
}

type Writing = "POST" | "PUT" | "DELETE"

async function write<T>(
  method: Writing,
  path: string,
  body?: unknown
): Promise<T> {
  const json = { "content-type": "application/json", ...headers() }
  return answer<T>(
    await fetch(`${base}${path}`, {
      method,
      credentials: "include",
      ...(body === undefined
        ? { headers: headers() }
        : { headers: json, body: JSON.stringify(body) }),
    })
  )
}

export const post = <T>(path: string, body?: unknown) =>
  write<T>("POST", path, body)
export const put = <T>(path: string, body: unknown) =>
  write<T>("PUT", path, body)
export const del = <T>(path: string) => write<T>("DELETE", path)
