import fs from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"

/** What browsers load: Stripe.js, its card frame, and the pages it opens. */
const PAGES: Record<string, string> = {
  "/v3": "stripe.js",
  "/v3/": "stripe.js",
  "/_fake/stripe.js": "stripe.js",
  "/_fake/element": "element.html",
  "/_fake/element.js": "element.js",
  "/_fake/challenge": "challenge.html",
  "/_fake/challenge.js": "challenge.js",
  "/_fake/onboarding": "onboarding.html",
  "/_fake/onboarding.js": "onboarding.js",
}

const typeOf = (file: string) =>
  file.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8"

/** @returns whether the request was for a page, and is answered */
export function servePage(
  path: string,
  req: IncomingMessage,
  res: ServerResponse
): boolean {
  const file = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined
  if (req.method !== "GET" || !file) return false
  res.writeHead(200, { "content-type": typeOf(file) })
  res.end(fs.readFileSync(new URL(`static/${file}`, import.meta.url)))
  return true
}

/** Stripe.js calls the API from the shop's page (CORS). */
export function allowBrowsers(
  req: IncomingMessage,
  res: ServerResponse
): boolean {
  const { origin } = req.headers
  if (!origin) return false
  res.setHeader("access-control-allow-origin", origin)
  res.setHeader("access-control-allow-headers", "authorization, stripe-account")
  if (req.method !== "OPTIONS") return false
  res.writeHead(204).end()
  return true
}
