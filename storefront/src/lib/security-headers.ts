import { stripeSources } from "./stripe-script"

/** `stripe`: where its script comes from, on pages that show its form. */
type Policy = {
  stripe?: URL
  mediaOrigin?: string
  /** Hashes of the sheets a page carries in itself. */
  styles?: readonly string[]
}

const NOTHING = { script: [], connect: [], frame: ["'none'"] }

function directives({
  stripe,
  mediaOrigin = "",
  styles = [],
}: Policy): string[][] {
  const form = stripe ? stripeSources(stripe) : NOTHING
  const media = mediaOrigin.split(/\s+/).filter(Boolean)
  return [
    ["default-src", "'self'"],
    ["base-uri", "'none'"],
    ["object-src", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'"],
    ["img-src", "'self'", "data:", ...media],
    ["font-src", "'self'", "data:"],
    ["style-src", "'self'", ...styles],
    ["script-src", "'self'", ...form.script],
    // video.js feeds HLS through Media Source and parses it in a worker.
    ["media-src", "'self'", "blob:", ...media],
    ["worker-src", "'self'", "blob:"],
    ["connect-src", "'self'", ...media, ...form.connect],
    ["frame-src", ...form.frame],
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
  }
}
