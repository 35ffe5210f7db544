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

/** So long must nothing come in before work begins in this process. */
const QUIET_MS = 20
let quiet: NodeJS.Timeout | undefined
/** Verified and not yet durable: a slow disk is no quiet. */
let underWay = 0

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
  underWay += 1
  try {
    await receiveEvent(req.scope, { ...claimOf(req), raw })
  } finally {
    underWay -= 1
  }
  res.writeHead(200, TEXT).end("OK")
  wakeWhenQuiet(req.scope)
}

/**
 * Taking in comes before working off: while events come in one after the
 * other, the jobs find what is here; the last of them wakes them at once.
 */
function wakeWhenQuiet(scope: MedusaRequest["scope"]): void {
  clearTimeout(quiet)
  quiet = setTimeout(() => {
    // Who is still under way asks again when it is answered.
    if (underWay === 0) {
      wakeWorkers(scope)
    }
  }, QUIET_MS)
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
