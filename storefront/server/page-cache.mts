import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { brotliCompress, constants } from "node:zlib"

/** Prices and discounts begin and end without a change anywhere. */
const MAX_AGE_MS = 10_000
const MAX_BYTES = 64 * 1024 ** 2

/** Where the pages' own memory looks which version it belongs to. */
const VERSION = Symbol.for("codex.pages")
const shared = globalThis as unknown as Record<symbol, unknown>

const compress = promisify(brotliCompress)

/** What is sent as it is: names and values of headers in turn, and a body. */
interface Answer {
  headers: string[]
  body: Buffer
}

/** A finished page in the forms it is sent in. */
export interface Page {
  plain: Answer
  /** Null until it is compressed. */
  brotli: Answer | null
  etag: string
  madeAt: number
  /** Its address is of this content alone: nothing that changes changes it. */
  isForGood: boolean
}

/** A page as it was rendered, begun at `madeAt`. */
export interface Rendered {
  headers: Record<string, string>
  body: Buffer
  madeAt: number
}

const answer = (headers: Record<string, string>, body: Buffer): Answer => ({
  headers: Object.entries({
    ...headers,
    "content-length": String(body.length),
  }).flat(),
  body,
})

function finish({ headers, body, madeAt }: Rendered): Page {
  const hash = createHash("sha256").update(body).digest("base64url")
  const etag = `"${hash.slice(0, 22)}"`
  const isForGood = /\bimmutable\b/.test(headers["cache-control"] ?? "")
  const vary = isForGood ? "accept-encoding" : "accept-encoding, cookie"
  const all = { ...headers, etag, vary }
  const plain = answer(all, body)
  const page: Page = { plain, brotli: null, etag, madeAt, isForGood }
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  void compress(body, { params }).then((small) => {
    page.brotli = answer({ ...all, "content-encoding": "br" }, small)
  })
  return page
}

/**
 * Finished pages by key. They belong to one version of the shop: another
 * version is another shop, and without one nothing is kept. Styles and scripts
 * whose addresses never change their content stay.
 */
export class PageCache {
  private readonly pages = new Map<string, Page>()
  private bytes = 0
  private current: string | null = null

  /** Milliseconds, as `put` wants to be told when a page was begun. */
  readonly now: () => number

  constructor(now: () => number = Date.now) {
    this.now = now
  }

  /** Null while nobody would say that something changed. */
  get version(): string | null {
    return this.current
  }

  turn(version: string | null): void {
    if (version !== this.current) {
      this.current = version
      for (const [key, page] of this.pages) {
        if (!page.isForGood) {
          this.drop(key, page)
        }
      }
      shared[VERSION] = version
    }
  }

  get(key: string): Page | undefined {
    const page = this.pages.get(key)
    const age = page && !page.isForGood ? this.now() - page.madeAt : 0
    if (page && age > MAX_AGE_MS) {
      this.drop(key, page)
      return undefined
    }
    return page
  }

  /**
   * Keeps what was rendered from `madeAt` on, if that version is still the one
   * and nobody has begun later and been quicker.
   */
  put(key: string, version: string | null, rendered: Rendered): void {
    const known = this.pages.get(key)
    const later = known !== undefined && known.madeAt > rendered.madeAt
    if (version === null || version !== this.current || later) {
      return
    }
    if (known) {
      this.drop(key, known)
    }
    const page = finish(rendered)
    this.pages.set(key, page)
    this.bytes += page.plain.body.length
    this.makeRoom()
  }

  /** The oldest go first. */
  private makeRoom(): void {
    for (const [key, page] of this.pages) {
      if (this.bytes <= MAX_BYTES) {
        return
      }
      this.drop(key, page)
    }
  }

  private drop(key: string, page: Page): void {
    this.pages.delete(key)
    this.bytes -= page.plain.body.length
  }
}
