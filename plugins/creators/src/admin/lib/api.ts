/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const STORAGE_KEY = "codex.organization"

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** A refusal of the server, with its stable code. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

/** The organization this browser works for; every Studio page sends it. */
export function currentOrganization(): string | null {
  return window.localStorage.getItem(STORAGE_KEY)
}

export function rememberOrganization(id: string | null): void {
  if (id) {
    window.localStorage.setItem(STORAGE_KEY, id)
  } else {
    window.localStorage.removeItem(STORAGE_KEY)
  }
}

/** Studio as this creator sees it, for an operator (lib/view-as). */
export const asCreator = (creatorId: string) => `view-as:${creatorId}`

/** Another organization of whoever Studio is shown as. */
export function switchOrganization(id: string): void {
  const [who = ""] = /^view-as:\w+/.exec(currentOrganization() ?? "") ?? []
  rememberOrganization(who ? `${who}:${id}` : id)
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

const typeOf = (body: unknown) =>
  body instanceof Blob ? body.type : "application/json"

/**
 * One call to the admin API with the session and the chosen organization: JSON,
 * or a picture as it is.
 */
export async function api<T>(
  path: string,
  body?: unknown,
  { method = body === undefined ? "GET" : "POST" } = {}
): Promise<T> {
  const organization = currentOrganization()
  const content = body instanceof Blob ? body : JSON.stringify(body)
  const response = await fetch(`${base}${path}`, {
    method,
    credentials: "include",
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": typeOf(body) }),
      ...(organization ? { "x-codex-organization": organization } : {}),
    },
    ...(body === undefined ? {} : { body: content }),
  })
  if (!response.ok) {
    throw await refusal(response)
  }
  return (await response.json()) as T
}
