import { insertContactCode, type CodePurpose } from "@codex/creators"
import { serverSecret, withPlatform } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AskCodeBody, AskedCode } from "../contract"
import { wakeMail } from "../delivery/drain-mail"
import { mailFailure } from "../lib/failures"
import { mailIsSent } from "../options"
import { codeOf, requesterOf } from "./code"

/** As long as `insertContactCode` lets it live. */
const VALID_MINUTES = "10"

/** Behind the storefront's server the address it names is the asker's. */
const addressOf = (req: MedusaRequest) =>
  (req.get("x-forwarded-for")?.split(",")[0] ?? req.ip ?? "").trim()

/**
 * Sends six digits to an address, to be typed where they were asked for. The
 * answer is the same whether the address is known here or not. `asker` is who
 * may use it, where that is known; `checkCode` is told the same.
 */
export async function askCode(
  req: MedusaRequest<AskCodeBody>,
  purpose: CodePurpose,
  asker = addressOf(req)
): Promise<AskedCode> {
  const { email } = req.validatedBody
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const secret = serverSecret(req.scope)
  const requester = requesterOf(secret, asker)
  const request = await withPlatform(pg, "contact code", async (tx) => {
    const made = await insertContactCode(tx, { purpose, email, requester })
    if (made) {
      await sendMessage(tx, {
        type: "verification_code",
        key: made.id,
        to: { email: made.email },
        data: { code: codeOf(secret, made.id), valid_minutes: VALID_MINUTES },
      })
    }
    return made
  })
  if (!request) {
    throw mailFailure("too_many_codes")
  }
  wakeMail(req.scope)
  return {
    request_id: request.id,
    expires_at: request.expires_at.toISOString(),
    mailed: mailIsSent(),
  }
}
