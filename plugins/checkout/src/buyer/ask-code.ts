import { hmacHex, withPlatform } from "@codex/kernel"
import { insertBuyerCode, insertOutbox } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AskedCode } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { wakeWorkers } from "../lib/wake"
import { checkoutOptions } from "../options"
import { serverSecret } from "./code"

/** The answer is the same whether the address is known here or not. */
export async function askCode(
  container: MedusaContainer,
  input: { email: string; from: string }
): Promise<AskedCode> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const requester = hmacHex(serverSecret(container), "requester", input.from)
  const request = await withPlatform(pg, "buyer code", async (tx) => {
    const made = await insertBuyerCode(tx, { email: input.email, requester })
    if (made) {
      await insertOutbox(tx, {
        kind: "buyer_code",
        refId: made.id,
        payload: { title: "", to: made.email },
      })
    }
    return made
  })
  if (!request) {
    throw checkoutFailure("too_many_codes")
  }
  wakeWorkers(container)
  return {
    request_id: request.id,
    expires_at: request.expires_at.toISOString(),
    mailed: checkoutOptions().mail.smtpUrl !== undefined,
  }
}
