import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { TestDatabase } from "@codex/kernel/testing"
import http from "node:http"
import type { AddressInfo } from "node:net"
import { openShopDatabase, SECRET } from "../../__tests__/test-shop"
import { setOptions } from "../../options"
import { signDemo } from "../demo-signature"
import { EVENT_PATH, takeEvent } from "../take-event"
import { containerOf } from "./stripe-ear"

let database: TestDatabase
let server: http.Server
/** How many requests the app, and a listener beside it, have seen. */
let seen = { app: 0, beside: 0 }

/** As much of Express as a middleware with a regular expression sees. */
function serve(req: http.IncomingMessage, res: http.ServerResponse) {
  seen.app += 1
  if (!EVENT_PATH.test(req.url ?? "")) {
    res.writeHead(404).end("not an event")
    return
  }
  const scope = containerOf(database.pg)
  takeEvent(
    Object.assign(req, { scope }) as unknown as MedusaRequest,
    res as unknown as MedusaResponse
  ).catch((error: unknown) => {
    res.writeHead(400).end((error as { code?: string }).code)
  })
}

beforeAll(async () => {
  database = await openShopDatabase()
  setOptions({
    storefrontUrl: "http://localhost:4321",
    demo: { secret: SECRET },
  })
  server = http.createServer(serve)
  server.on("request", () => {
    seen.beside += 1
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
}, 60_000)
beforeEach(() => {
  seen = { app: 0, beside: 0 }
})
afterAll(async () => {
  server.close()
  await database.drop()
})

interface Over {
  path?: string
  declared?: boolean
  secret?: string
}

function post(parts: string[], over: Over) {
  const { port } = server.address() as AddressInfo
  const body = parts.join("")
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request(
      {
        port,
        method: "POST",
        path: over.path ?? "/hooks/codex/demo",
        headers: {
          "x-codex-signature": signDemo(
            over.secret ?? SECRET,
            Buffer.from(body),
            new Date()
          ),
          ...(over.declared ? { "content-length": body.length } : {}),
        },
      },
      (answer) => {
        let text = ""
        answer.on("data", (part: Buffer) => (text += part.toString()))
        answer.on("end", () => {
          resolve({ status: answer.statusCode ?? 0, text })
        })
      }
    )
    request.on("error", reject)
    parts.forEach((part) => request.write(part))
    request.end()
  })
}

const event = (id: string, padding = "") =>
  `{ "id": "${id}", "type": "payment.failed",   "created": 1,
    "data": { "payment_id": "p", "amount_minor": 1, "currency_code": "usd" } ${padding}}`

const stored = async (id: string) =>
  (await database.pg("inbox").where({ event_id: id } as object)).length

it("takes an event in pieces, byte for byte, and says OK", async () => {
  const text = event("in_pieces")
  const parts = [text.slice(0, 30), text.slice(30)]
  expect(await post(parts, {})).toEqual({ status: 200, text: "OK" })
  expect(await stored("in_pieces")).toBe(1)
})

it("takes one near the limit", async () => {
  const text = event("large", " ".repeat(1_048_000))
  expect(await post([text], { declared: true })).toMatchObject({ status: 200 })
})

it.each([true, false])(
  "refuses more than a megabyte, its length declared: %s",
  async (declared) => {
    const id = `huge_${String(declared)}`
    const answer = await post([event(id, " ".repeat(1_048_576))], { declared })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain("body_too_large")
    expect(await stored(id)).toBe(0)
  }
)

it("knows no other provider", async () => {
  const answer = await post([event("x")], { path: "/hooks/codex/paypal/" })
  expect(answer.text).toBe("provider_not_found")
})

describe("once the server has taken an event", () => {
  beforeAll(() => post([event("first")], {}))

  it("answers the next ones before the app; other listeners see them", async () => {
    expect(await post([event("next")], {})).toEqual({ status: 200, text: "OK" })
    expect(await stored("next")).toBe(1)
    expect(seen).toEqual({ app: 0, beside: 1 })
  })

  it("leaves what it refuses to the app, read already or not", async () => {
    const forged = await post([event("forged")], { secret: "another" })
    expect(forged).toEqual({ status: 400, text: "signature_invalid" })
    expect(await stored("forged")).toBe(0)
    const huge = await post([event("huge", " ".repeat(1_048_576))], {})
    expect(huge.status).toBe(413)
    expect(seen).toEqual({ app: 2, beside: 2 })
  })

  it("leaves everything else to the app", async () => {
    const answer = await post(["{}"], { path: "/admin/orders" })
    expect(answer).toEqual({ status: 404, text: "not an event" })
    expect(seen).toEqual({ app: 1, beside: 1 })
  })
})
