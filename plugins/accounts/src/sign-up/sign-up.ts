import type { Pg } from "@codex/kernel"
import {
  createCreatorWorkflow,
  freeHandle,
} from "@codex/plugin-creators/workflows"
import { checkCode } from "@codex/plugin-messages/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SignedUp } from "../contract"
import { passwordProblem } from "../domain/password"
import { accountsFailure } from "../lib/failures"
import type { SignUpBody } from "./body"
import { openOffer } from "./offer"
import { ownLogin } from "./own-login"

/**
 * A person becomes a creator by proving an address. What can be refused is
 * refused before the code is used up, and what would tell whether the address
 * is known here only after it was proven.
 */
export async function signUp(
  container: MedusaContainer,
  { name, handle: wanted, password, ...code }: SignUpBody
): Promise<SignedUp> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const { approval: waits } = await openOffer(pg)
  const problem = passwordProblem(password)
  if (problem) {
    throw accountsFailure(problem)
  }
  const handle = await freeHandle(pg, wanted)
  const { address: email, use } = await checkCode(container, code, "sign_up")
  const login = await ownLogin(container, { email, password })
  await use()
  await createCreatorWorkflow(container).run({
    input: {
      email,
      display_name: name,
      handle,
      waits,
      ...(login ? { auth_identity_id: login } : { password }),
    },
  })
  return { email, handle }
}
