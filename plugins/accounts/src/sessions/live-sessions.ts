import { listLive, touchSessions, type LiveSession } from "@codex/accounts"
import { RowMirror, slot, type Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** A session that was ended elsewhere is refused here within this time. */
const MAX_AGE_MS = 2_000
/** `last_seen_at` is written at most this often, for all sessions at once. */
const TOUCH_EVERY_MS = 30_000

const mirrors = slot<WeakMap<object, RowMirror<LiveSession>>>(
  "accounts.live-sessions",
  () => new WeakMap()
)

/** This process's copy of the sessions in use: no query per request. */
export function liveSessions(
  container: MedusaContainer
): RowMirror<LiveSession> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const known = mirrors.get().get(pg)
  if (known) {
    return known
  }
  const made = new RowMirror<LiveSession>({
    maxAgeMs: MAX_AGE_MS,
    touchEveryMs: TOUCH_EVERY_MS,
    load: async (ids, touched) => {
      if (touched.length > 0) {
        await touchSessions(pg, touched)
      }
      return listLive(pg, ids)
    },
  })
  mirrors.get().set(pg, made)
  return made
}
