import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { storeSignedPart } from "../../../../http/receive-part"

/** One part of a disk upload; the signed token is the only credential. */
export async function PUT(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { token = "", part = "" } = req.params
  const stored = await storeSignedPart(req, token, part)
  res.setHeader("ETag", stored.etag)
  res.status(200).end()
}
