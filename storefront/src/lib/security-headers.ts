type Policy = { stripe: boolean; mediaOrigin?: string }

const STRIPE_JS = "https://js.stripe.com https://*.js.stripe.com"

function directives({ stripe, mediaOrigin = "" }: Policy): string[][] {
  const media = mediaOrigin.split(/\s+/).filter(Boolean)
  return [
    ["default-src", "'self'"],
    ["base-uri", "'none'"],
    ["object-src", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'"],
    ["img-src", "'self'", "data:", ...media],
    ["font-src", "'self'", "data:"],
    ["style-src", "'self'"],
    ["script-src", "'self'", ...(stripe ? [STRIPE_JS] : [])],
    // video.js feeds HLS through Media Source and parses it in a worker.
    ["media-src", "'self'", "blob:", ...media],
    ["worker-src", "'self'", "blob:"],
    [
      "connect-src",
      "'self'",
      ...media,
      ...(stripe ? ["https://api.stripe.com"] : []),
    ],
    [
      "frame-src",
      ...(stripe ? [STRIPE_JS, "https://hooks.stripe.com"] : ["'none'"]),
    ],
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
