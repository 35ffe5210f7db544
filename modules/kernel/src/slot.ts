/** One value per process, shared by every copy of this package. */
export interface Slot<T> {
  get(): T
  set(value: T): void
}

/**
 * A named place on `globalThis`. Two copies of a package in one process (a
 * plugin loaded from source and from its build) then still share one registry.
 */
export function slot<T>(name: string, initial?: () => T): Slot<T> {
  const key = Symbol.for(`codex.${name}`)
  const store = globalThis as Record<symbol, unknown>
  return {
    get() {
      if (store[key] === undefined) {
        if (!initial) {
          throw new Error(`codex.${name} has not been set in this process`)
        }
        store[key] = initial()
      }
      return store[key] as T
    },
    set(value) {
      store[key] = value
    },
  }
}
