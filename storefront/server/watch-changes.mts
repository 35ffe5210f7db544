import { setTimeout as sleep } from "node:timers/promises"
import type { PageCache } from "./page-cache.mts"

/** Longer than the server waits (plugins/content, api/changes). */
const TIMEOUT_MS = 10_000
const AGAIN_MS = 500
/** Many changes in a row are asked for once. */
const BREATH_MS = 50

async function ask(medusaUrl: string, since: string): Promise<string | null> {
  const url = `${medusaUrl}/api/changes?since=${encodeURIComponent(since)}`
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(url, { signal })
  const body = (await response.json()) as { version?: unknown }
  return response.ok && typeof body.version === "string" ? body.version : null
}

/** Always has one question open; while it has none, nothing is kept. */
export async function watchChanges(
  medusaUrl: string,
  cache: PageCache,
  isOver: () => boolean = () => false
): Promise<void> {
  while (!isOver()) {
    const version = await ask(medusaUrl, cache.version ?? "").catch(() => null)
    cache.turn(version)
    const pause = version === null ? AGAIN_MS : BREATH_MS
    await sleep(pause, undefined, { ref: false })
  }
}
