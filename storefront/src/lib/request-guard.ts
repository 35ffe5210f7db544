const SAFE = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * A mutation must come from our own pages (SameSite=Lax is the second guard).
 * Hosts are compared, not schemes: behind a TLS proxy we are asked over http.
 */
export function isOwnRequest(request: Request): boolean {
  if (SAFE.has(request.method)) return true
  const origin = request.headers.get("origin")
  if (!origin || !URL.canParse(origin)) return false
  const host = request.headers.get("host") ?? new URL(request.url).host
  return new URL(origin).host === host
}
