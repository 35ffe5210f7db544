import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { PasswordBody } from "../contract"
import { passwordProblem } from "../domain/password"
import { emailLoginOf } from "../lib/email-login"
import { accountsFailure } from "../lib/failures"
import type { SessionClaims } from "./claims"
import { confirmPassword } from "./confirm"
import { endAll } from "./end"

/** A new password for whoever knows the old one; other devices are out. */
export async function changePassword(
  req: AuthenticatedMedusaRequest,
  { current, next }: PasswordBody
): Promise<void> {
  const problem = passwordProblem(next)
  if (problem) {
    throw accountsFailure(problem)
  }
  await confirmPassword(req, current)
  const { sid, auth_identity_id: id } = req.auth_context as SessionClaims
  const login = await emailLoginOf(req)
  const auth = req.scope.resolve(Modules.AUTH)
  const { success } = await auth.updateProvider("emailpass", {
    entity_id: login?.entity_id ?? "",
    password: next,
  })
  if (!success) {
    throw accountsFailure("password_wrong")
  }
  await endAll(req.scope, {
    owner: { authIdentityId: id },
    reason: "password_changed",
    ...(sid ? { except: sid } : {}),
  })
}
