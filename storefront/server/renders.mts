import type { Page } from "./finished-page.mts"

/** Who asks while the same page is being made waits for that one. */
export class Renders {
  private readonly begun = new Map<string, Promise<Page | null>>()

  /** What is being made under this name; null where nobody makes it yet. */
  of(name: string): Promise<Page | null> | null {
    return this.begun.get(name) ?? null
  }

  /** Begins one; what it comes to is said once, and null is no page for all. */
  begin(name: string): (page: Page | null) => void {
    const { promise, resolve } = Promise.withResolvers<Page | null>()
    this.begun.set(name, promise)
    return (page) => {
      if (this.begun.get(name) === promise) {
        this.begun.delete(name)
      }
      resolve(page)
    }
  }
}
