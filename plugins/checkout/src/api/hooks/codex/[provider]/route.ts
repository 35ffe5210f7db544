import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receiveEvent } from "../../../../ingress/receive"
import { wakeWorkers } from "../../../../lib/wake"

const SIGNATURE = {
  demo: "x-codex-signature",
  stripe: "stripe-signature",
  "stripe-connect": "stripe-signature",
} as const

/** Verify, keep, answer (RELIABILITY §0 rule 2). */
export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const provider = req.params.provider ?? ""
  const header = Object.hasOwn(SIGNATURE, provider)
    ? SIGNATURE[provider as keyof typeof SIGNATURE]
    : ""
  const signature = req.headers[header]
  const raw: unknown = req.rawBody
  await receiveEvent(req.scope, {
    provider,
    raw: Buffer.isBuffer(raw) ? raw : Buffer.alloc(0),
    signature: typeof signature === "string" ? signature : "",
    receivedAt: new Date(),
  })
  res.sendStatus(200)
  wakeWorkers(req.scope)
}
