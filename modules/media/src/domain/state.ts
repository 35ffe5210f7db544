import type { MediaKind } from "./limits"

export type AssetState = "uploading" | "processing" | "ready" | "failed"

export type AssetEvent =
  "bytes_stored" | "published" | "processing_failed" | "retried"

/** Every legal move; an absent entry is refused. Nothing leaves `ready`. */
const MOVES: Record<AssetState, Partial<Record<AssetEvent, AssetState>>> = {
  uploading: { bytes_stored: "processing", processing_failed: "failed" },
  processing: { published: "ready", processing_failed: "failed" },
  ready: {},
  failed: { retried: "processing" },
}

/** The next state, or `null` when this event is not legal here. */
export function nextState(
  state: AssetState,
  event: AssetEvent,
  kind: MediaKind
): AssetState | null {
  // Only video waits for its encoder: the rest is ready once its bytes are there.
  if (kind !== "video" && state === "uploading" && event === "bytes_stored") {
    return "ready"
  }
  return MOVES[state][event] ?? null
}
