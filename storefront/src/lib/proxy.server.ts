import type { APIContext } from "astro"
import { env } from "./env.server"
import { readSession, withoutSession } from "./session.server"

const ASKED = [
  "accept",
  "content-type",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "range",
  "user-agent",
]
const ANSWERED = [
  "accept-ranges",
  "cache-control",
  "content-disposition",
  "content-length",
  "content-range",
  "content-type",
  "etag",
  "last-modified",
  "location",
  "retry-after",
  "vary",
]

function pick(from: Headers, names: string[]): Headers {
  const kept = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept
}

type Credential = "token" | "cookies" | "none"

function requestHeaders(context: APIContext, credential: Credential): Headers {
  const { request, cookies, clientAddress } = context
  const headers = pick(request.headers, ASKED)
  // Bytes must arrive as stored: a Range counts them before compression.
  headers.set("accept-encoding", "identity")
  headers.set("x-forwarded-for", clientAddress)
  // A ticket is its own credential, and a refusal of it is told by a page.
  if (credential === "none") headers.set("accept", "application/json")
  const token = readSession(cookies)
  if (credential === "token" && token) {
    headers.set("authorization", `Bearer ${token}`)
  }
  if (credential === "cookies") {
    headers.set("cookie", withoutSession(request.headers.get("cookie")))
  }
  return headers
}

function answer(upstream: Response): Response {
  const headers = pick(upstream.headers, ANSWERED)
  for (const cookie of upstream.headers.getSetCookie()) {
    headers.append("set-cookie", cookie)
  }
  return new Response(upstream.body, { status: upstream.status, headers })
}

/**
 * The browser knows one origin (ARCHITECTURE §3): the request goes on to
 * Medusa with the shopper's token (API) or playback cookie (media), bodies
 * streamed both ways. A redirect to storage is the browser's to follow.
 */
export async function forward(
  context: APIContext,
  credential: Credential
): Promise<Response> {
  const { request, url } = context
  const hasBody = request.method !== "GET" && request.method !== "HEAD"
  try {
    const upstream = await fetch(env.medusaUrl + url.pathname + url.search, {
      method: request.method,
      headers: requestHeaders(context, credential),
      redirect: "manual",
      signal: request.signal,
      ...(hasBody ? { body: request.body, duplex: "half" } : {}),
    })
    return answer(upstream)
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 })
    console.error("storefront: the proxied request got no answer", error)
    return Response.json({ code: "unreachable" }, { status: 503 })
  }
}
