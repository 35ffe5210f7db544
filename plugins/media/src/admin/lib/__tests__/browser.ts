/** As much of a browser as an upload needs, in Node. */
export interface FakeBrowser {
  online: boolean
  /** Locks other tabs hold. */
  locks: Set<string>
  say(event: "online" | "beforeunload"): Event
  /** The tab is gone, and its locks with it. */
  reload(): void
}

const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, {
    value,
    configurable: true,
    writable: true,
  })

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

/** Web Locks, for this tab and pretended others. */
function lockManager(held: Set<string>, others: Set<string>) {
  return {
    async request(
      name: string,
      _options: object,
      use: (lock: object | null) => unknown
    ) {
      if (held.has(name) || others.has(name)) {
        return use(null)
      }
      held.add(name)
      try {
        return await use({ name })
      } finally {
        held.delete(name)
      }
    },
    query: () =>
      Promise.resolve({
        held: [...held, ...others].map((name) => ({ name })),
      }),
  }
}

/** Uppy takes its notices down after seconds; no test waits for that. */
function timersThatHoldNobody(): void {
  const real = globalThis.setTimeout
  define("setTimeout", (...args: Parameters<typeof real>) => {
    const timer = real(...args) as unknown as { unref: () => unknown }
    return timer.unref()
  })
}

export function fakeBrowser(): FakeBrowser {
  const held = new Set<string>()
  const localStorage = storage()
  let page = new EventTarget()
  const browser: FakeBrowser = {
    online: true,
    locks: new Set(),
    say(name) {
      const event = new Event(name, { cancelable: true })
      page.dispatchEvent(event)
      return event
    },
    reload() {
      held.clear()
      page = new EventTarget()
      define("window", Object.assign(page, parts))
    },
  }
  const navigator = {
    get onLine() {
      return browser.online
    },
    locks: lockManager(held, browser.locks),
  }
  const location = { href: "https://shop.example/app/studio" }
  const parts = { location, navigator, localStorage }
  timersThatHoldNobody()
  define("navigator", navigator)
  browser.reload()
  return browser
}
