import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { fail } from "./failures"

/**
 * `navigator.sendBeacon` sends a string as `text/plain`, which Medusa's text
 * parser leaves as it is; the schema that runs next decides about the content.
 */
export function parseBeaconBody(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  if (typeof req.body === "string") {
    req.body = parseJson(req.body)
  }
  next()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw fail("invalid_body")
  }
}
