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

/** One call with the session, or with a token that is to become one. */
export async function api<T>(
  path: string,
  body?: object,
  token?: string
): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method: body ? "POST" : "GET",
    credentials: "include",
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
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
