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

/** As much of Express as a middleware with a regular expression sees. */
function serve(req: http.IncomingMessage, res: http.ServerResponse) {
  const params = EVENT_PATH.exec(req.url ?? "")?.slice(1) ?? []
  const scope = containerOf(database.pg)
  takeEvent(
    Object.assign(req, { params, scope }) as unknown as MedusaRequest,
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
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
}, 60_000)
afterAll(async () => {
  server.close()
  await database.drop()
})

function post(parts: string[], over: { path?: string; declared?: boolean }) {
  const { port } = server.address() as AddressInfo
  const body = parts.join("")
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request(
      {
        port,
        method: "POST",
        path: over.path ?? "/hooks/codex/demo",
        headers: {
          "x-codex-signature": signDemo(SECRET, Buffer.from(body), new Date()),
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
