import { accessOptions } from "@codex/entitlements"

export const PLAYBACK_COOKIE = "codex_pb"

/**
 * The Set-Cookie of one playback session. It has no expiry: the lease in the
 * row decides, and it is renewed without the page ever seeing the secret.
 */
export function playbackCookie(token: string, secret: string): string {
  return [
    `${PLAYBACK_COOKIE}=${secret}`,
    `Path=/media/${token}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(accessOptions.get().cookieSecure ? ["Secure"] : []),
  ].join("; ")
}
