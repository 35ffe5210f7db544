/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

/** Where Studio remembers the organization this browser works for. */
const ORGANIZATION = "codex.organization"

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

async function ask(path: string): Promise<Response> {
  const organization = window.localStorage.getItem(ORGANIZATION)
  const response = await fetch(`${base}${path}`, {
    credentials: "include",
    headers: organization ? { "x-codex-organization": organization } : {},
  })
  if (!response.ok) {
    const said: unknown = await response.json().catch(() => ({}))
    const { message } = said as { message?: string }
    throw new Error(message ?? response.statusText)
  }
  return response
}

export const read = async <T>(path: string): Promise<T> =>
  (await (await ask(path)).json()) as T

/** Saves a file of the API under the name that the server gives it. */
export async function download(path: string): Promise<void> {
  const response = await ask(path)
  const said = response.headers.get("content-disposition") ?? ""
  const link = document.createElement("a")
  link.href = URL.createObjectURL(await response.blob())
  link.download = /filename="([^"]+)"/.exec(said)?.[1] ?? "sales.csv"
  link.click()
  URL.revokeObjectURL(link.href)
}
