import { stripeSources } from "./stripe-script"

/** `stripe`: where its script comes from, on pages that show its form. */
type Policy = {
  stripe?: URL
  mediaOrigin?: string
  https?: boolean
  /** Players of other hosts on this page; `embedOrigins` knows which may be. */
  frames?: readonly string[]
  /** A form here may end, by redirects, at a file in storage. */
  downloads?: boolean
}

const NOTHING = { script: [], connect: [], frame: [] }

/** The hosts whose players a page of ours may show (ADR 0035). */
const EMBED_ORIGINS = [
  "https://www.youtube-nocookie.com",
  "https://player.vimeo.com",
]

/** Of these addresses the origins that may stand in a frame, each once. */
export function embedOrigins(addresses: readonly string[]): string[] {
  const origins = new Set(addresses.map((address) => new URL(address).origin))
  return EMBED_ORIGINS.filter((origin) => origins.has(origin))
}

function directives(policy: Policy): string[][] {
  const { stripe, mediaOrigin = "", frames = [], downloads } = policy
  const form = stripe ? stripeSources(stripe) : NOTHING
  const framed = [...form.frame, ...frames]
  const media = mediaOrigin.split(/\s+/).filter(Boolean)
  return [
    ["default-src", "'self'"],
    ["base-uri", "'none'"],
    ["object-src", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'", ...(downloads ? media : [])],
    ["img-src", "'self'", "data:", ...media],
    ["font-src", "'self'", "data:"],
    ["style-src", "'self'"],
    ["script-src", "'self'", ...form.script],
    // video.js feeds HLS through Media Source and parses it in a worker.
    ["media-src", "'self'", "blob:", ...media],
    ["worker-src", "'self'", "blob:"],
    ["connect-src", "'self'", ...media, ...form.connect],
    ["frame-src", ...(framed.length > 0 ? framed : ["'none'"])],
  ]
}

/** Headers of every page; Stripe's origins only where its form is shown. */
export function securityHeaders(policy: Policy): Record<string, string> {
  return {
    "content-security-policy": directives(policy)
      .map((directive) => directive.join(" "))
      .join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    ...(policy.https
      ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
      : {}),
  }
}
