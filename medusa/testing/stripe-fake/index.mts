import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { allowBrowsers, servePage } from "./browser/pages.mts"
import { handleControl } from "./control/server.mts"
import { handleApi, listen } from "./http/server.mts"
import type { ApiServer } from "./http/server.mts"
import { accountRoutes } from "./routes/accounts.mts"
import { paymentRoutes } from "./routes/payments.mts"
import { payoutRoutes } from "./routes/payouts.mts"
import { reversalRoutes } from "./routes/reversals.mts"
import { taxRoutes } from "./routes/tax.mts"
import { loadChecker } from "./spec/checker.mts"
import type { Faults } from "./state/faults.mts"
import { snapshot } from "./state/snapshot.mts"
import { World } from "./state/world.mts"
import { WebhookSender } from "./webhooks/sender.mts"
import type { Endpoint } from "./webhooks/sender.mts"

/** The API version events are written in, unless told otherwise. */
const VERSION = "2026-10-28.endive"

export const FAKE_SECRET_KEY = "sk_test_fake_0123456789abcdefghijklmn"
export const FAKE_PUBLISHABLE_KEY = "pk_test_fake_0123456789abcdefghijklmn"

export interface StripeFakeOptions {
  /** 0 takes a free port. */
  port?: number
  /** The secret API key it accepts. */
  secret?: string
  publishableKey?: string
  webhooks?: readonly Endpoint[]
  version?: string
  now?: () => Date
}

export interface StripeFake {
  url: string
  world: World
  faults: Faults
  sender: WebhookSender
  state(): ReturnType<typeof snapshot>
  /** What people, banks and the dashboard do: `pay`, `refund`, `dispute` … */
  act(name: string, body: Record<string, unknown>): Promise<unknown>
  stop(): Promise<void>
}

const routes = [
  ...paymentRoutes,
  ...reversalRoutes,
  ...payoutRoutes,
  ...accountRoutes,
  ...taxRoutes,
]

/** One request: a page for browsers, a test's wish, or an API call. */
async function answer(
  server: ApiServer & { sender: WebhookSender },
  req: IncomingMessage,
  res: ServerResponse
) {
  const { pathname } = new URL(req.url ?? "/", "http://fake")
  if (servePage(pathname, req, res)) return
  if (pathname.startsWith("/_fake/")) {
    return handleControl(server, pathname.slice("/_fake/".length), req, res)
  }
  if (allowBrowsers(req, res)) return
  return handleApi(server, req, res)
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}

/** A stateful Stripe on this machine, for tests and `npm start`. */
export async function startStripeFake(
  options: StripeFakeOptions = {}
): Promise<StripeFake> {
  const version = options.version ?? VERSION
  const world = new World(options.now)
  const checker = loadChecker()
  const sender = new WebhookSender(world, checker, {
    endpoints: options.webhooks ?? [],
    version,
  })
  const api = {
    world,
    sender,
    routes,
    version,
    checker,
    secret: options.secret ?? FAKE_SECRET_KEY,
    publishableKey: options.publishableKey ?? FAKE_PUBLISHABLE_KEY,
  }
  const server = await listen((req, res) => {
    answer(api, req, res).catch((error: unknown) => {
      console.error("stripe-fake:", error)
      if (!res.headersSent) res.writeHead(500)
      res.end(error instanceof Error ? error.message : "broken")
    })
  }, options.port ?? 0)
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  world.url = `http://localhost:${port}`
  return {
    url: world.url,
    world,
    faults: world.faults,
    sender,
    state: () => snapshot(api),
    async act(name, body) {
      const done = await fetch(`http://127.0.0.1:${port}/_fake/${name}`, {
        method: "POST",
        body: JSON.stringify(body),
      })
      if (!done.ok) throw new Error(await done.text())
      return done.json()
    },
    async stop() {
      sender.stop()
      await close(server)
    },
  }
}
