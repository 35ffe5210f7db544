import { CHANGES } from "./changes.ts"
import type { PageCache } from "./page-cache.ts"

const EVERY_MS = 1_000

type Changes = { cursor: string; tags: string[] }

function isChanges(value: unknown): value is Changes {
  const found = value as Partial<Changes> | null
  return typeof found?.cursor === "string" && Array.isArray(found.tags)
}

async function changesSince(api: string, cursor: string): Promise<Changes> {
  const query = cursor ? `?since=${encodeURIComponent(cursor)}` : ""
  const answer = await fetch(`${api}/api/storefront-changes${query}`, {
    signal: AbortSignal.timeout(5_000),
  })
  const body: unknown = await answer.json()
  if (!answer.ok || !isChanges(body)) {
    throw new Error(`changes answered ${answer.status}`)
  }
  return body
}

/**
 * Asks once a second what changed and forgets those pages. Who missed an
 * answer does not know what changed meanwhile, and forgets all of them.
 */
export function followChanges(api: string, cache: PageCache): void {
  let cursor = ""
  let missed = false
  const ask = async () => {
    try {
      const changes = await changesSince(api, cursor)
      if (missed) cache.clear()
      else cache.invalidate(changes.tags)
      if (missed || changes.tags.length > 0) {
        for (const listener of CHANGES) listener(changes.tags)
      }
      missed = false
      cursor = changes.cursor
    } catch {
      // Pages show what they showed; they grow old by themselves.
      missed = true
    }
    setTimeout(() => void ask(), EVERY_MS).unref()
  }
  void ask()
}
