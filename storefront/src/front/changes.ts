type Listener = (tags: readonly string[]) => void

const KEY = Symbol.for("codex.storefront.changes")
const shared = globalThis as { [KEY]?: Set<Listener> }

/**
 * Who wants to hear what changed. On globalThis, because the server in front
 * and Astro's bundle each load their own copy of this file.
 */
export const CHANGES: Set<Listener> = (shared[KEY] ??= new Set())
