/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const origin =
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__.replace(/\/$/, "") : ""

/** A refusal of the server, in the words it gave. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message)
  }
}

function headersFor(body: unknown): Headers {
  const headers = new Headers({ accept: "application/json" })
  // Studio's shell remembers which organization this browser works for.
  const organization = window.localStorage.getItem("codex.organization")
  if (organization) {
    headers.set("x-codex-organization", organization)
  }
  if (body !== undefined) {
    headers.set("content-type", "application/json")
  }
  return headers
}

/** One request of the admin API, with the session. */
export async function call<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown
): Promise<T> {
  const response = await fetch(`${origin}${path}`, {
    method,
    credentials: "include",
    headers: headersFor(body),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    const { message } = answer as { message?: string }
    throw new ApiError(response.status, message ?? response.statusText)
  }
  return answer as T
}
