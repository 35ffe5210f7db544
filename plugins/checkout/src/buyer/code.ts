import { hmacHex } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"

/** The secret the server signs its tokens with; production refuses a weak one. */
export function serverSecret(container: MedusaContainer): string {
  const config = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const secret = config.projectConfig.http.jwtSecret
  if (typeof secret !== "string" || secret === "") {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "http.jwtSecret must be set for codes by e-mail"
    )
  }
  return secret
}

/**
 * The six digits of a request. They are worked out from it and kept nowhere,
 * so neither a dump of the database nor a log gives one away.
 */
export function codeOf(secret: string, requestId: string): string {
  const hash = hmacHex(secret, "buyer-code", requestId)
  const number = BigInt(`0x${hash.slice(0, 16)}`) % 1_000_000n
  return number.toString().padStart(6, "0")
}
