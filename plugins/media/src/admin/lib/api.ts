/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

/** Studio's shell remembers which organization this browser works for. */
const ORGANIZATION_KEY = "codex.organization"

export const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** A refusal of the server: a sentence for people, a code for programs. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

export const url = (path: string) => `${base}${path}`

function headers(body: unknown): Record<string, string> {
  const organization = window.localStorage.getItem(ORGANIZATION_KEY)
  return {
    accept: "application/json",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(organization ? { "x-codex-organization": organization } : {}),
  }
}

/** One call to the admin API with this browser's session. */
export async function api<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown
): Promise<T> {
  const response = await fetch(url(path), {
    method,
    credentials: "include",
    headers: headers(body),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    const { code, message } = answer as { code?: string; message?: string }
    throw new ApiError(
      response.status,
      code ?? "unknown",
      message ?? response.statusText
    )
  }
  return answer as T
}
