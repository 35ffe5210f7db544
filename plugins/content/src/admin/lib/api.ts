/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

/** Studio's shell remembers which organization this browser works for. */
const ORGANIZATION_KEY = "codex.organization"

const base = (
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

async function refusal(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: string
    message?: string
  }
  return new ApiError(
    response.status,
    body.code ?? "unknown",
    body.message ?? response.statusText
  )
}

type Method = "GET" | "POST" | "DELETE"

/** One call to the admin API with the session and the chosen organization. */
export async function api<T>(
  method: Method,
  path: string,
  body?: unknown
): Promise<T> {
  const organization = window.localStorage.getItem(ORGANIZATION_KEY)
  const response = await fetch(`${base}${path}`, {
    method,
    credentials: "include",
    headers: {
      accept: "application/json",
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
      ...(organization ? { "x-codex-organization": organization } : {}),
    },
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  })
  if (!response.ok) {
    throw await refusal(response)
  }
  return (await response.json()) as T
}

/** An image cannot send a header, so it comes as a blob of its own request. */
export async function apiImage(path: string): Promise<string> {
  const organization = window.localStorage.getItem(ORGANIZATION_KEY)
  const response = await fetch(`${base}${path}`, {
    credentials: "include",
    headers: organization ? { "x-codex-organization": organization } : {},
  })
  if (!response.ok) {
    throw await refusal(response)
  }
  return URL.createObjectURL(await response.blob())
}
