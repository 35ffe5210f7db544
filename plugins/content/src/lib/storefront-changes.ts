import { ownersChangedSince } from "@codex/content"
import { handlesChangedSince, handlesOf } from "@codex/creators"
import { sha256Hex, withPlatform, type Pg } from "@codex/kernel"
import { discountsChangedSince } from "@codex/purchases"
import type { ChangesResponse } from "../contract"

/**
 * Rows carry the time their transaction began and appear when it ends, so each
 * answer looks back this far behind the last one. Saying twice that something
 * changed does no harm.
 */
const OVERLAP_MS = 10_000
const LONGEST_MS = 10 * 60_000

const tag = (handle: string) => sha256Hex(handle).slice(0, 16)

/** Which public pages are not what they were (storefront, page cache). */
export function storefrontChanges(
  pg: Pg,
  since: string | undefined,
  now = new Date()
): Promise<ChangesResponse> {
  const cursor = now.toISOString()
  if (!since) {
    return Promise.resolve({ cursor, tags: [] })
  }
  const earliest = now.getTime() - LONGEST_MS
  const from = new Date(
    Math.max(earliest, new Date(since).getTime() - OVERLAP_MS)
  )
  return withPlatform(pg, "catalog: what changed", async (tx) => {
    const owners = [
      ...(await ownersChangedSince(tx, from)),
      ...(await discountsChangedSince(tx, from)),
    ]
    const handles = [
      ...(await handlesChangedSince(tx, from)),
      ...(owners.length > 0 ? await handlesOf(tx, owners) : []),
    ]
    return { cursor, tags: [...new Set(handles)].map(tag) }
  })
}
