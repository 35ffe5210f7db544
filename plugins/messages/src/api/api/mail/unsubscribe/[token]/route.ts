import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { unsubscribe, unsubscribePage } from "../../../../../links/unsubscribe"

const html = (res: MedusaResponse, page: string) =>
  res
    .set("cache-control", "no-store")
    .set(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
    )
    .type("html")
    .send(page)

/** Asks first: programs that look at every link of a mail follow this one. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  html(res, unsubscribePage(req.params.token ?? ""))
}

/** The button of that page, and the one of the mail program (RFC 8058). */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  html(res, await unsubscribe(req.scope, req.params.token ?? ""))
}
