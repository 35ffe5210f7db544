import { countCodeTry, useContactCode, type CodePurpose } from "@codex/creators"
import { sameText, serverSecret, withPlatform, type Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { UseCodeBody } from "../contract"
import { mailFailure } from "../lib/failures"
import { codeOf, requesterOf } from "./code"

export interface Proof {
  /** Who asked for the code reads what comes to this address or number. */
  address: string
  /**
   * Spends the code; of two at once one is refused. In the transaction of what
   * it is spent on, where there is one: then both happen or neither.
   */
  use: (tx?: Tx) => Promise<void>
}

/**
 * What a code proves. A wrong, late, foreign or fifth guess answers the same;
 * each is counted before it is compared, and committed.
 */
export async function checkCode(
  container: MedusaContainer,
  { request_id: id, code }: UseCodeBody,
  purpose: CodePurpose,
  /** Nobody else's request counts; without it whoever has the code may use it. */
  asker?: string
): Promise<Proof> {
  const secret = serverSecret(container)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const request = await withPlatform(pg, "contact code: try", (tx) =>
    countCodeTry(tx, { id, purpose })
  )
  const foreign =
    asker !== undefined && request?.requester !== requesterOf(secret, asker)
  if (!request || foreign || !sameText(code, codeOf(secret, id))) {
    throw mailFailure("mail_code_wrong")
  }
  const spend = async (tx: Tx) => {
    if (!(await useContactCode(tx, id))) {
      throw mailFailure("mail_code_wrong")
    }
  }
  return {
    address: request.address,
    use: (tx) =>
      tx ? spend(tx) : withPlatform(pg, "contact code: use", spend),
  }
}

/** The address a code proves; the code is spent. */
export async function provenEmail(
  container: MedusaContainer,
  body: UseCodeBody,
  purpose: CodePurpose
): Promise<string> {
  const { address, use } = await checkCode(container, body, purpose)
  await use()
  return address
}
