// The stand-in for Stripe as a process of its own:
//   node medusa/testing/stripe-fake/main.mts --port 12111 \
//     --platform http://localhost:9000/hooks/codex/stripe=whsec_… \
//     --connect http://localhost:9000/hooks/codex/stripe-connect=whsec_…
import { parseArgs } from "node:util"
import { startStripeFake } from "./index.mts"
import type { Endpoint } from "./webhooks/sender.mts"

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    secret: { type: "string" },
    publishable: { type: "string" },
    platform: { type: "string", multiple: true, default: [] },
    connect: { type: "string", multiple: true, default: [] },
  },
})

function endpoint(given: string, connect: boolean): Endpoint {
  const at = given.lastIndexOf("=")
  return { url: given.slice(0, at), secret: given.slice(at + 1), connect }
}

const fake = await startStripeFake({
  port: Number(values.port),
  secret: values.secret,
  publishableKey: values.publishable,
  webhooks: [
    ...values.platform.map((given) => endpoint(given, false)),
    ...values.connect.map((given) => endpoint(given, true)),
  ],
})
console.log(fake.url)

const stop = () => void fake.stop().then(() => process.exit(0))
process.on("SIGINT", stop)
process.on("SIGTERM", stop)
