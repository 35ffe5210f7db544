import { slot } from "./slot"

/** Something outside that the shop works with, and how it stands. */
export interface Integration {
  state: "connected" | "built_in" | "action_needed"
  /** Version, bucket, host: what tells one from another. Never a secret. */
  detail: string
  /** The one thing to set, such as an environment variable; else empty. */
  set: string
}

type Check = () => Integration | Promise<Integration>

const checks = slot<Map<string, Check>>("integrations", () => new Map())

/** Told by the plugin that talks to it; the operator's settings show it. */
export function registerIntegration(id: string, check: Check): void {
  checks.get().set(id, check)
}

/** How each of them stands now; one that cannot tell needs attention. */
export function integrations(): Promise<(Integration & { id: string })[]> {
  return Promise.all(
    [...checks.get()].map(async ([id, check]) => {
      try {
        return { id, ...(await check()) }
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error)
        return { id, state: "action_needed", detail, set: "" } as const
      }
    })
  )
}
