import { sameText, withPlatform } from "@codex/kernel"
import { countTry, useBuyerCode } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { UseCodeBody } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { codeOf, serverSecret } from "./code"

/**
 * The e-mail address the code proves. A wrong, late, foreign or fifth guess
 * answers the same; each is counted before it is compared, and committed.
 */
export async function provenEmail(
  container: MedusaContainer,
  { request_id: id, code }: UseCodeBody
): Promise<string> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const request = await withPlatform(pg, "buyer code: try", (tx) =>
    countTry(tx, id)
  )
  const right = request && sameText(code, codeOf(serverSecret(container), id))
  const fresh =
    right &&
    (await withPlatform(pg, "buyer code: use", (tx) => useBuyerCode(tx, id)))
  if (!fresh) {
    throw checkoutFailure("mail_code_wrong")
  }
  return request.email
}
