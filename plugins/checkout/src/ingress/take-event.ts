import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { IncomingMessage, ServerResponse } from "node:http"
import { answerBeforeApp } from "@codex/kernel"
import { wakeWorkers } from "../lib/wake"
import { takingIn, whenQuiet } from "./pace"
import { rawOf } from "./read-raw"
import { receiveEvent } from "./receive"

type Scope = MedusaRequest["scope"]

/**
 * A regular expression stands before the hundreds of routes with a path, so
 * that a flood of events does not walk past each of them.
 */
export const EVENT_PATH = /^\/hooks\/codex\/([^/]+)\/?$/i

const SIGNATURE = new Map([
  ["demo", "x-codex-signature"],
  ["stripe", "stripe-signature"],
  ["stripe-connect", "stripe-signature"],
])

const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" }
const TEXT = { "Content-Type": "text/plain; charset=utf-8" }

/**
 * Verify, keep, answer (RELIABILITY §0 rule 2). The first event of a server
 * comes this way, and every one that is refused; see `answerBeforeApp`.
 */
export async function takeEvent(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { scope } = req
  answerBeforeApp(req, {
    name: "checkout.ingress",
    matches: ({ method, url }) =>
      method === "POST" && EVENT_PATH.test(url ?? ""),
    answer: (request, response) => accept(scope, request, response),
  })
  if (!(await accept(scope, req, res))) {
    refuseSize(res)
  }
}

/** Whether it was answered; nothing is when the body is too large. */
async function accept(
  scope: Scope,
  req: IncomingMessage,
  res: ServerResponse
): Promise<boolean> {
  const raw = await rawOf(req)
  if (!raw) {
    return false
  }
  await takingIn(() => receiveEvent(scope, { ...claimOf(req), raw }))
  res.writeHead(200, TEXT).end("OK")
  whenQuiet(() => wakeWorkers(scope))
  return true
}

const pathOf = (url = "") => url.split("?", 1)[0] ?? ""

function claimOf(req: IncomingMessage) {
  const [, provider = ""] = EVENT_PATH.exec(pathOf(req.url)) ?? []
  const signature = req.headers[SIGNATURE.get(provider) ?? ""]
  return {
    provider,
    signature: typeof signature === "string" ? signature : "",
    receivedAt: new Date(),
  }
}

function refuseSize(res: ServerResponse): void {
  res.writeHead(413, JSON_TYPE).end(
    JSON.stringify({
      type: "invalid_data",
      code: "body_too_large",
      message: "The event is larger than this address accepts.",
    })
  )
}
