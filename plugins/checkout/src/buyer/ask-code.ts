import { hmacHex, withPlatform } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import { mailIsSent, wakeMail } from "@codex/plugin-messages/workflows"
import { insertBuyerCode } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AskedCode } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { codeOf, serverSecret } from "./code"

/** As long as `insertBuyerCode` lets it live. */
const VALID_MINUTES = "10"

/** The answer is the same whether the address is known here or not. */
export async function askCode(
  container: MedusaContainer,
  input: { email: string; from: string }
): Promise<AskedCode> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const secret = serverSecret(container)
  const requester = hmacHex(secret, "requester", input.from)
  const request = await withPlatform(pg, "buyer code", async (tx) => {
    const made = await insertBuyerCode(tx, { email: input.email, requester })
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
    throw checkoutFailure("too_many_codes")
  }
  wakeMail(container)
  return {
    request_id: request.id,
    expires_at: request.expires_at.toISOString(),
    mailed: mailIsSent(),
  }
}
