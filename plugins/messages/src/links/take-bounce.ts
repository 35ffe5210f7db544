import { hmacHex, sameText, withPlatform } from "@codex/kernel"
import { bounceDelivery, EVERY_TYPE, refuseMail } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { bounceBody } from "../contract"
import type { BounceBody } from "../contract"
import { mailFailure } from "../lib/failures"
import { messagesOptions } from "../options"

export interface SignedReport {
  /** The bytes that were signed. */
  raw: string
  /** `t=<seconds>,v1=<hmac of "seconds|raw">` */
  signature: string
}

const FIVE_MINUTES = 300

/** Signed by who has the secret, in the last five minutes. */
function isSigned(secret: string, { raw, signature }: SignedReport): boolean {
  const [, at = "", mac = ""] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(signature) ?? []
  const age = Math.abs(Date.now() / 1000 - Number(at))
  return age <= FIVE_MINUTES && sameText(mac, hmacHex(secret, at, raw))
}

function readReport(raw: string): BounceBody {
  try {
    return bounceBody.parse(JSON.parse(raw))
  } catch {
    throw mailFailure("bounce_malformed")
  }
}

/**
 * Notes on the mail that it came back. The address gets no more mail that can
 * be refused: writing on to a dead inbox costs the shop its good name.
 */
export async function takeBounce(
  container: MedusaContainer,
  report: SignedReport
): Promise<"noted" | "unknown"> {
  const { bounceSecret } = messagesOptions()
  if (!bounceSecret) {
    throw mailFailure("bounces_not_configured")
  }
  if (!isSigned(bounceSecret, report)) {
    throw mailFailure("bounce_signature_invalid")
  }
  const { message_id: messageId, kind, reason } = readReport(report.raw)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "mail bounced", async (tx) => {
    const delivery = await bounceDelivery(tx, messageId, kind, reason)
    if (delivery?.to_email) {
      await refuseMail(tx, delivery.to_email, EVERY_TYPE, kind)
    }
    return delivery ? "noted" : "unknown"
  })
}
