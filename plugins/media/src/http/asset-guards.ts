import { type Pg, slot } from "@codex/kernel"
import { type MediaAsset, mediaFailure } from "@codex/media"

/**
 * Another plugin's veto on deleting media: returns where the file is in use
 * (“the post Morning light”), or nothing.
 */
export interface AssetGuard {
  id: string
  run: (pg: Pg, asset: MediaAsset) => Promise<readonly string[]>
}

const guards = slot<Map<string, AssetGuard>>(
  "media.asset-guards",
  () => new Map()
)

/** Registers a guard; the same id replaces, so a reload is harmless. */
export function registerAssetGuard(guard: AssetGuard): void {
  guards.get().set(guard.id, guard)
}

/** Refuses with every use named (RELIABILITY §2.2 rule 5). */
export async function assertUnused(pg: Pg, asset: MediaAsset): Promise<void> {
  const uses: string[] = []
  for (const guard of guards.get().values()) {
    uses.push(...(await guard.run(pg, asset)))
  }
  if (uses.length > 0) {
    throw mediaFailure("media_in_use", { uses: uses.join(", ") })
  }
}
