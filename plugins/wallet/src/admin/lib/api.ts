/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

/** Where Studio remembers the organization this browser works for. */
const ORGANIZATION = "codex.organization"

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** One read of the admin API with the session and the chosen organization. */
export async function read<T>(
  path: string,
  query: Record<string, string | number | undefined>
): Promise<T> {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(key, String(value))
    }
  }
  const organization = window.localStorage.getItem(ORGANIZATION)
  const response = await fetch(`${base}${path}?${search.toString()}`, {
    credentials: "include",
    headers: {
      accept: "application/json",
      ...(organization ? { "x-codex-organization": organization } : {}),
    },
  })
  if (!response.ok) {
    const { message } = (await response.json().catch(() => ({}))) as {
      message?: string
    }
    throw new Error(message ?? response.statusText)
  }
  return (await response.json()) as T
}
