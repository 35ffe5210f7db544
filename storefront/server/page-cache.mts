import type { Page } from "./finished-page.mts"

/** Prices and discounts begin and end without a change anywhere. */
const MAX_AGE_MS = 10_000
const LONG_AGO = Number.NEGATIVE_INFINITY
const MAX_BYTES = 64 * 1024 ** 2

/** Where the pages' own memory looks which version it belongs to. */
const VERSION = Symbol.for("codex.pages")
const shared = globalThis as unknown as Record<symbol, unknown>

/**
 * Finished pages by key. They belong to one version of the shop: another
 * version is another shop, and without one nothing is sent. Styles and scripts
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
          this.pages.set(key, { ...page, madeAt: LONG_AGO })
        }
      }
      shared[VERSION] = version
    }
  }

  get(key: string): Page | undefined {
    const page = this.pages.get(key)
    const age = page && !page.isForGood ? this.now() - page.madeAt : 0
    return age > MAX_AGE_MS ? undefined : page
  }

  /** What was sent last, be it out of date: the next one is often the same. */
  before(key: string): Page | undefined {
    return this.pages.get(key)
  }

  /**
   * Keeps what was rendered from `madeAt` on, if that version is still the one
   * and nobody has begun later and been quicker.
   */
  put(key: string, version: string | null, page: Page): void {
    const known = this.pages.get(key)
    const later = known !== undefined && known.madeAt > page.madeAt
    if (version === null || version !== this.current || later) {
      return
    }
    if (known) {
      this.drop(key, known)
    }
    this.pages.set(key, page)
    this.bytes += page.size
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
    this.bytes -= page.size
  }
}
