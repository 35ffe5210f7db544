import pg from "pg"

/** What the tests use of the launcher's Shop. */
export interface TestShop {
  backendUrl: string
  storefrontUrl: string
  dataDir: string
  superUrl: string
  /** Address of the stand-in for Stripe, where there is one. */
  stripeUrl?: string
  urls: { appUrl: string; ownerUrl: string }
  demo: {
    handle: string
    publishableKey: string
    logins: Record<
      "shopper" | "creator" | "operator",
      { email: string; password: string }
    >
  }
  env: Record<string, string>
  ports: { backend: number; storefront: number }
  /** Requests each server was given, by port, where there are several. */
  served?: Map<number, number>
  postgres: { pid: number; port: number }
  processes: {
    kill(name: string, signal?: string): Promise<void>
    isRunning(name: string): boolean
    pidOf(name: string): number | undefined
    onCrash(name: string): void
  }
  startServer(
    mode?: string,
    options?: { port: number; name?: string }
  ): Promise<{ pid: number }>
  startTranscoder(name?: string): { pid: number }
  startStorefront(): Promise<{ pid: number }>
  runScript(name: string): Promise<void>
  stop(): Promise<void>
}

let current: TestShop | undefined

/** The one shop of this run; set once by the entry file. */
export function useShop(shop?: TestShop): TestShop {
  current ??= shop
  if (!current) {
    throw new Error("The shop has not been started")
  }
  return current
}

/** Rows of one statement; as superuser unless told, which sees every tenant. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
  url = useShop().superUrl
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
