// npm start -- --stripe-fake: a Stripe on this machine, so that the card form
// and everything behind it runs as it is, offline and without real money.
import { randomBytes } from "node:crypto"
import path from "node:path"
import { answers, freePort, waitFor } from "./net.mjs"
import { repositoryRoot } from "./postgres.mjs"

const main = path.join(repositoryRoot, "medusa/testing/stripe-fake/main.mts")

const secret = (prefix) => `${prefix}_${randomBytes(24).toString("hex")}`

/**
 * Starts the stand-in beside a shop and points at it what is started
 * afterwards. The demo shop is seeded before: its sales are demo payments.
 * @param {import("./shop.mjs").Shop} shop
 * @returns {Promise<string>} its address
 */
export async function attachStripeFake(shop, wantedPort = 12111) {
  const port = await freePort(wantedPort)
  const url = `http://localhost:${port}`
  const keys = {
    STRIPE_API_KEY: secret("sk_test"),
    STRIPE_PUBLISHABLE_KEY: secret("pk_test"),
    STRIPE_WEBHOOK_SECRET: secret("whsec"),
    STRIPE_CONNECT_WEBHOOK_SECRET: secret("whsec"),
  }
  const hooks = `http://127.0.0.1:${shop.ports.backend}/hooks/codex`
  shop.processes.start(
    "stripe",
    [
      "--disable-warning=ExperimentalWarning",
      main,
      ...["--port", String(port)],
      ...["--secret", keys.STRIPE_API_KEY],
      ...["--publishable", keys.STRIPE_PUBLISHABLE_KEY],
      ...["--platform", `${hooks}/stripe=${keys.STRIPE_WEBHOOK_SECRET}`],
      ...[
        "--connect",
        `${hooks}/stripe-connect=${keys.STRIPE_CONNECT_WEBHOOK_SECRET}`,
      ],
    ],
    { cwd: repositoryRoot, env: { ...process.env, NODE_OPTIONS: "" } }
  )
  await waitFor(() => answers(`http://127.0.0.1:${port}/_fake/state`), {
    what: "the stand-in for Stripe",
    timeoutMs: 20_000,
  })
  Object.assign(shop.env, keys, {
    STRIPE_API_BASE: url,
    STRIPE_SCRIPT_URL: `${url}/v3/`,
    // In production no other host than Stripe's own is accepted.
    NODE_ENV: "test",
  })
  return url
}

/** The test cards worth knowing, for the framed block. */
export const TEST_CARDS = [
  "4242 4242 4242 4242 pays",
  "4000 0000 0000 0002 is declined",
  "4000 0025 0000 3155 asks for 3-D Secure",
]
