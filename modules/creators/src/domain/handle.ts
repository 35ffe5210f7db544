import { RESERVED_HANDLES } from "./reserved"

const HANDLE_MIN = 3
const HANDLE_MAX = 32

/** Lower-case letters and digits in groups joined by single hyphens. */
const GRAMMAR = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export type HandleFailure = "handle_invalid" | "handle_reserved"

/** What a person typed, as it would be stored. */
export function normalizeHandle(raw: string): string {
  return raw.normalize("NFKC").trim().toLowerCase()
}

/** The address of somebody who is gone: theirs alone, and a name of nobody. */
export const nobodysHandle = (id: string): string =>
  `closed-${id.slice(-24).toLowerCase()}`

/** Null when the handle may be claimed, else why not. */
export function checkHandle(handle: string): HandleFailure | null {
  if (handle.length < HANDLE_MIN || handle.length > HANDLE_MAX) {
    return "handle_invalid"
  }
  if (!GRAMMAR.test(handle)) {
    return "handle_invalid"
  }
  return RESERVED_HANDLES.has(handle) ? "handle_reserved" : null
}
