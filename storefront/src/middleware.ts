import { defineMiddleware } from "astro:middleware"
import { currentSession } from "./features/account/current-session.server"
import { env } from "./lib/env.server"
import { isProxied } from "./lib/proxied"
import { isOwnRequest } from "./lib/request-guard"
import { securityHeaders } from "./lib/security-headers"
import { readSession } from "./lib/session.server"

function protect(
  response: Response,
  path: string,
  { frames = [], downloads = false }: App.Locals
): Response {
  // Stripe's form appears on checkout only, so only checkout lets it in.
  const hasForm = path.startsWith("/checkout/") && Boolean(env.stripeKey)
  const stripe = hasForm ? env.stripeScript : undefined
  const { mediaOrigin } = env
  // The development server injects styles and scripts of its own.
  if (import.meta.env.DEV) return response
  const https = env.cookieSecure
  const page = { frames, downloads }
  const headers = securityHeaders({ stripe, mediaOrigin, https, ...page })
  for (const [name, value] of Object.entries(headers)) {
    response.headers.set(name, value)
  }
  return response
}

export const onRequest = defineMiddleware(async (context, next) => {
  const { request, url, cookies, locals } = context
  if (!isOwnRequest(request)) {
    return Response.json({ code: "foreign_origin" }, { status: 403 })
  }
  locals.token = readSession(cookies)
  const proxied = isProxied(url.pathname)
  if (!proxied && request.method === "GET" && locals.token) {
    locals.token = await currentSession(cookies, locals.token)
  }
  const response = protect(await next(), url.pathname, locals)
  // A page that knows its reader is nobody else's to keep.
  if (!proxied && !response.headers.has("cache-control")) {
    response.headers.set("cache-control", "private, no-cache")
  }
  return response
})
