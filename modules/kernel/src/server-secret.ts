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
      "projectConfig.http.jwtSecret must be set: codes and counters stand on it"
    )
  }
  return secret
}
