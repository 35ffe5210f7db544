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

/** A finished answer, with what it needs to be sent again. */
export interface Page {
  headers: Record<string, string>
  body: Buffer
  brotli: Buffer | null
  etag: string
  madeAt: number
}

/**
 * Finished pages by key. They belong to one version of the shop: another
 * version is another shop, and without one nothing is kept.
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
      this.pages.clear()
      this.bytes = 0
      shared[VERSION] = version
    }
  }

  get(key: string): Page | undefined {
    const page = this.pages.get(key)
    if (page && this.now() - page.madeAt > MAX_AGE_MS) {
      this.drop(key, page)
      return undefined
    }
    return page
  }

  /**
   * Keeps what was rendered from `madeAt` on, if that version is still the one
   * and nobody has begun later and been quicker.
   */
  put(
    key: string,
    version: string | null,
    { headers, body, madeAt }: Pick<Page, "headers" | "body" | "madeAt">
  ): void {
    const known = this.pages.get(key)
    const later = known !== undefined && known.madeAt > madeAt
    if (version === null || version !== this.current || later) {
      return
    }
    if (known) {
      this.drop(key, known)
    }
    const hash = createHash("sha256").update(body).digest("base64url")
    const etag = `"${hash.slice(0, 22)}"`
    const page = { headers, body, brotli: null, etag, madeAt }
    this.pages.set(key, page)
    this.bytes += body.length
    this.makeRoom()
    void this.press(page)
  }

  private async press(page: Page): Promise<void> {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    page.brotli = await compress(page.body, { params })
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
    this.bytes -= page.body.length
  }
}
