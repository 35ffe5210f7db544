/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** A refusal of the server, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

interface CallOptions {
  token?: string
  method?: "GET" | "POST" | "DELETE"
}

const ORGANIZATION = "codex.organization"

/** Studio works for this organization from now on, in this browser. */
export function rememberOrganization(id: string | null): void {
  if (id) {
    window.localStorage.setItem(ORGANIZATION, id)
  } else {
    window.localStorage.removeItem(ORGANIZATION)
  }
}

/** Only Studio is about an organization; one's account is about oneself. */
const organizationFor = (path: string) =>
  path.startsWith("/admin/studio/")
    ? window.localStorage.getItem(ORGANIZATION)
    : null

function headersOf(path: string, token: string | undefined): HeadersInit {
  const organization = organizationFor(path)
  return {
    "content-type": "application/json",
    ...(organization ? { "x-codex-organization": organization } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}

/**
 * One call with the session, or with a token that is to become one; in Studio
 * about the organization it works for.
 */
export async function api<T>(
  path: string,
  body?: object,
  { token, method = body ? "POST" : "GET" }: CallOptions = {}
): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method,
    credentials: "include",
    headers: headersOf(path, token),
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) {
    const said = (await response.json().catch(() => ({}))) as {
      code?: string
      message?: string
    }
    throw new ApiError(
      response.status,
      said.code ?? "unknown",
      said.message ?? response.statusText
    )
  }
  return (await response.json()) as T
}
