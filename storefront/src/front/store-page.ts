import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import type { CapturedResponse } from "./captured-response.ts"
import type { Page } from "./page-cache.ts"
import { TAGS_HEADER } from "./tags-header.ts"

/** Prices that change by the clock alone may be this late. */
const FRESH_MS = 30_000

const compress = {
  gzip: promisify(gzip),
  br: promisify(brotliCompress),
}
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** The tags of a page that may be shared; undefined for all others. */
export function tagsOf(answer: CapturedResponse): string[] | undefined {
  const tags = answer.getHeader(TAGS_HEADER)
  if (typeof tags !== "string" || answer.statusCode !== 200) return undefined
  // A page that sets a cookie has a reader in mind, whatever it says.
  return answer.hasHeader("set-cookie") ? undefined : tags.split(" ")
}

export async function toPage(
  answer: CapturedResponse,
  tags: readonly string[],
  now: number
): Promise<Page> {
  const identity = answer.body
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.getHeaders())) {
    if (name !== TAGS_HEADER) headers[name] = String(value)
  }
  const digest = createHash("sha256").update(identity).digest("base64url")
  const etag = `W/"${digest.slice(0, 22)}"`
  return {
    headers: {
      ...headers,
      etag,
      vary: "Accept-Encoding, Cookie",
      // Browsers ask again and get a 304; what is shared is shared in here.
      "cache-control": "private, no-cache",
    },
    etag,
    bodies: {
      identity,
      gzip: await compress.gzip(identity),
      br: await compress.br(identity, BROTLI),
    },
    tags,
    freshUntil: now + FRESH_MS,
    renewing: false,
  }
}
