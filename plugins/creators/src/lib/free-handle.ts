import {
  checkHandle,
  creatorsFailure,
  normalizeHandle,
  resolveHandle,
} from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"

/** Refuses a handle that is no handle, reserved or taken; else as it is kept. */
export async function freeHandle(pg: Pg, raw: string): Promise<string> {
  const handle = normalizeHandle(raw)
  const refusal = checkHandle(handle)
  if (refusal) {
    throw creatorsFailure(refusal, { handle })
  }
  const taken = await withPlatform(pg, "check a handle", (tx) =>
    resolveHandle(tx, handle)
  )
  if (taken) {
    throw creatorsFailure("handle_taken", { handle })
  }
  return handle
}
