/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** One call to the admin API with the session; a refusal in its own words. */
export async function request<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown
): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method,
    credentials: "include",
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    const { message } = answer as { message?: string }
    throw new Error(message ?? response.statusText)
  }
  return answer as T
}
