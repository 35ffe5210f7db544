import { z } from "zod"
import { env } from "./env.server"
import { pagesVersion } from "./kept.server"
import { failure, success, type Result } from "./result"

type Call = {
  token?: string | undefined
  method?: "GET" | "POST" | "DELETE"
  body?: unknown
  /** The reader's address, where the API limits how often one may ask. */
  from?: string | undefined
  /** The reader's browser, where it names a session. */
  agent?: string | undefined
}

const problem = z.object({
  code: z.string().optional(),
  type: z.string().optional(),
  message: z.string().optional(),
})

const TIMEOUT_MS = 15_000

function headers(call: Call): Record<string, string> {
  const version = pagesVersion()
  return {
    accept: "application/json",
    // A server that has heard of less than we have answers from its tables.
    ...(typeof version === "string" ? { "x-codex-pages": version } : {}),
    ...(call.body === undefined ? {} : { "content-type": "application/json" }),
    ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
    ...(call.from ? { "x-forwarded-for": call.from } : {}),
    ...(call.agent ? { "user-agent": call.agent } : {}),
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/**
 * One call to Codex's API from this server. Never throws: an API that is down
 * is an answer like any other, and each page says what it means there. The
 * shape of a 2xx is the plugins' contract, shared by type.
 */
export async function callApi<T extends object>(
  path: string,
  call: Call = {}
): Promise<Result<T>> {
  let response: Response
  let body: unknown
  try {
    response = await fetch(env.medusaUrl + path, {
      method: call.method ?? "GET",
      headers: headers(call),
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    body = await readJson(response)
  } catch (error) {
    console.error(`storefront: ${path} did not answer`, error)
    return failure(503, "unreachable")
  }
  if (!response.ok) {
    const parsed = problem.safeParse(body).data ?? {}
    const code = parsed.code ?? parsed.type ?? "unexpected_answer"
    return failure(response.status, code, parsed.message)
  }
  if (body && typeof body === "object") return success(body as T)
  return failure(502, "unexpected_answer")
}
