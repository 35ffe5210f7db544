/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

/** Where Studio remembers the organization this browser works for. */
const ORGANIZATION = "codex.organization"

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

type Query = Record<string, string | number | undefined>

/** A refusal of the server, with its stable code. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string
  ) {
    super(message)
  }
}

function headers(): Record<string, string> {
  const organization = window.localStorage.getItem(ORGANIZATION)
  return {
    accept: "application/json",
    ...(organization ? { "x-codex-organization": organization } : {}),
  }
}

function address(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(key, String(value))
    }
  }
  return `${base}${path}?${search.toString()}`
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { credentials: "include", ...init })
  if (!response.ok) {
    const { message, code } = (await response.json().catch(() => ({}))) as {
      message?: string
      code?: string
    }
    throw new ApiError(code ?? "unknown", message ?? response.statusText)
  }
  return response
}

/** One read of the admin API with the session and the chosen organization. */
export async function read<T>(path: string, query: Query = {}): Promise<T> {
  const response = await ask(address(path, query), { headers: headers() })
  return (await response.json()) as T
}

/** One change; the body is JSON, always. */
export async function send<T>(path: string, body: object = {}): Promise<T> {
  const response = await ask(`${base}${path}`, {
    method: "POST",
    headers: { ...headers(), "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  return (await response.json()) as T
}

/** Saves a file of the API under the name that the server gives it. */
export async function download(path: string, query: Query = {}): Promise<void> {
  const response = await ask(address(path, query), { headers: headers() })
  const disposition = response.headers.get("content-disposition") ?? ""
  const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? "download"
  const link = document.createElement("a")
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
