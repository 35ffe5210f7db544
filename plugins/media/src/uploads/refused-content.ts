import type { MediaFailure } from "@codex/media"

/** The bytes are not what was declared: final, and the object goes. */
export class RefusedContent extends Error {
  constructor(readonly code: MediaFailure) {
    super(code)
  }
}
