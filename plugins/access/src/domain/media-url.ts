const MEDIA = /^\/media\/([^/?#]+)\/([^?#]*)(?:[?#]|$)/

/**
 * Names we publish: plain ASCII, no leading dot. Anything encoded, empty,
 * absolute, backslashed or dotted does not match, so there is nothing to
 * decode and nothing to normalise.
 */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/
const MAX_DEPTH = 4
const MAX_LENGTH = 200

export interface MediaUrl {
  token: string
  path: string
}

/** Splits the raw, still encoded URL of a request to `/media/{token}/{path}`. */
export function parseMediaUrl(rawUrl: string): MediaUrl | null {
  const [, token, path] = MEDIA.exec(rawUrl) ?? []
  return token && path && isPublishedPath(path) ? { token, path } : null
}

export function isPublishedPath(path: string): boolean {
  const segments = path.split("/")
  return (
    path.length <= MAX_LENGTH &&
    segments.length <= MAX_DEPTH &&
    segments.every((segment) => SEGMENT.test(segment))
  )
}

/** The storage key of a published path; never outside the session's prefix. */
export function confine(prefix: string, path: string): string | null {
  return prefix.endsWith("/") && isPublishedPath(path) ? prefix + path : null
}
