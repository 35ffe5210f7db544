/**
 * Finished pages, kept until something on them changes. Only pages that said
 * of themselves that they know no reader come here (src/lib/shareable).
 */
export type Encoding = "br" | "gzip" | "identity"

export type Page = {
  headers: Record<string, string>
  etag: string
  bodies: Record<Encoding, Buffer>
  tags: readonly string[]
  freshUntil: number
  /** One reader waits for the new page; the others are shown this one. */
  renewing: boolean
}

const sizeOf = ({ bodies }: Page) =>
  bodies.br.length + bodies.gzip.length + bodies.identity.length

export class PageCache {
  readonly #pages = new Map<string, Page>()
  readonly #byTag = new Map<string, Set<string>>()
  readonly #most: number
  #bytes = 0

  constructor(mostBytes: number) {
    this.#most = mostBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get(key: string): Page | undefined {
    return this.#pages.get(key)
  }

  set(key: string, page: Page): void {
    this.delete(key)
    this.#pages.set(key, page)
    this.#bytes += sizeOf(page)
    for (const tag of page.tags) {
      const keys = this.#byTag.get(tag) ?? new Set()
      this.#byTag.set(tag, keys.add(key))
    }
    // A Map keeps its order: the first key is the page stored longest ago.
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#most) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#pages.delete(key)
    this.#bytes -= sizeOf(page)
    for (const tag of page.tags) {
      const keys = this.#byTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#byTag.delete(tag)
    }
  }

  /** Forgets every page that carries one of these tags. */
  invalidate(tags: readonly string[]): void {
    for (const tag of tags) {
      for (const key of this.#byTag.get(tag) ?? []) this.delete(key)
    }
  }

  clear(): void {
    this.#pages.clear()
    this.#byTag.clear()
    this.#bytes = 0
  }
}
