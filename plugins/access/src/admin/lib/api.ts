/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** One call with the operator's session; a refusal in the server's own words. */
export async function api<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method: body ? "POST" : "GET",
    credentials: "include",
    headers: { "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const said = (await response.json().catch(() => ({}))) as T & {
    message?: string
  }
  if (!response.ok) {
    throw new Error(said.message ?? `${path}: ${response.status}`)
  }
  return said
}
