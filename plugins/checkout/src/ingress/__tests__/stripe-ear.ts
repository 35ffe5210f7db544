import { withPlatform } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import { claimInbox } from "@codex/purchases"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import type { MedusaContainer } from "@medusajs/framework/types"
import http from "node:http"
import { settle } from "../../settlement/settle"
import { receiveEvent } from "../receive"

/** As much of a server as the ingress needs: a connection and a log. */
export function containerOf(pg: Pg): MedusaContainer {
  const container = createMedusaContainer()
  const logger = { info: noop, warn: noop, error: noop }
  container.register("__pg_connection__", asValue(pg))
  container.register("logger", asValue(logger))
  return container
}

const noop = () => undefined

async function bytesOf(req: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) {
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The two endpoints, over plain HTTP, in front of the real ingress. */
export async function openEar(pg: Pg) {
  const container = containerOf(pg)
  const refused: number[] = []
  const server = http.createServer((req, res) => {
    const provider = (req.url ?? "").split("/").at(-1) ?? ""
    bytesOf(req)
      .then((raw) =>
        receiveEvent(container, {
          provider,
          raw,
          signature: String(req.headers["stripe-signature"]),
          receivedAt: new Date(),
        })
      )
      .then(
        () => res.writeHead(200).end(),
        () => {
          refused.push(401)
          // 2xx, so that the stand-in does not repeat what is refused here.
          res.writeHead(200).end()
        }
      )
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const { port } = server.address() as { port: number }
  return {
    url: (provider: string) => `http://127.0.0.1:${port}/hooks/${provider}`,
    refused,
    container,
    /** Settles everything that has arrived. */
    async settleAll() {
      for (;;) {
        const [row] = await withPlatform(pg, "test", (tx) =>
          claimInbox(tx, { limit: 1 })
        )
        if (!row) {
          return
        }
        await withPlatform(pg, "test", (tx) => settle(tx, row))
      }
    },
    close: () => server.close(),
  }
}
