import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { wakeWorkers } from "../lib/wake"
import { readRaw } from "./read-raw"
import { receiveEvent } from "./receive"

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

/** Events being verified and kept; a slow sender's is not among them yet. */
let underWay = 0
/** Whether one of them was kept since the workers were last woken. */
let kept = false

/** Verify, keep, answer (RELIABILITY §0 rule 2). */
export async function takeEvent(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const raw = await readRaw(req)
  if (!raw) {
    refuseSize(res)
    return
  }
  underWay++
  try {
    await receiveEvent(req.scope, { ...claimOf(req), raw })
    kept = true
    res.writeHead(200, TEXT).end("OK")
  } finally {
    underWay--
    wakeAfterLast(req.scope)
  }
}

/**
 * Taking in comes before working off: while more are on their way in, the
 * jobs find what is here; the last one out wakes them at once.
 */
function wakeAfterLast(scope: MedusaRequest["scope"]): void {
  if (underWay === 0 && kept) {
    kept = false
    wakeWorkers(scope)
  }
}

function claimOf(req: MedusaRequest) {
  const provider = req.params[0] ?? ""
  const signature = req.headers[SIGNATURE.get(provider) ?? ""]
  return {
    provider,
    signature: typeof signature === "string" ? signature : "",
    receivedAt: new Date(),
  }
}

function refuseSize(res: MedusaResponse): void {
  res.writeHead(413, JSON_TYPE).end(
    JSON.stringify({
      type: "invalid_data",
      code: "body_too_large",
      message: "The event is larger than this address accepts.",
    })
  )
}
