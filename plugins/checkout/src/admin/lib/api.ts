/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

/** A refusal of the server, in the words it gave. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message)
  }
}

async function answer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    const { message } = body as { message?: string }
    throw new ApiError(response.status, message ?? response.statusText)
  }
  return body as T
}

const headers = { accept: "application/json" }

export async function get<T>(path: string): Promise<T> {
  const url = `${base}${path}`
  return answer<T>(await fetch(url, { credentials: "include", headers }))
}

export async function post<T>(path: string): Promise<T> {
  const url = `${base}${path}`
  return answer<T>(
    await fetch(url, { method: "POST", credentials: "include", headers })
  )
}
