import { askCode, checkCode } from "@codex/plugin-messages/workflows"
import type { AskedCode, UseCodeBody } from "@codex/plugin-messages/contract"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { EmailChanged } from "../contract"
import { emailLoginOf } from "../lib/email-login"
import { accountsFailure } from "../lib/failures"
import type { SessionClaims } from "../sessions/claims"
import { confirmPassword, requireConfirmation } from "../sessions/confirm"
import { endAll } from "../sessions/end"
import { changeEmailWorkflow } from "../workflows/accounts-change-email"
import type { EmailBody } from "./body"
import { refuseTaken } from "./refuse-taken"

/** Whose request for a code it is: nobody else can use it. */
const askerOf = (req: AuthenticatedMedusaRequest) =>
  `login:${(req.auth_context as SessionClaims).auth_identity_id}`

/**
 * Six digits to the new address, for whoever types their password. Nothing is
 * told of an address that is taken: the code goes there all the same.
 */
export async function askForEmail(
  req: AuthenticatedMedusaRequest<EmailBody>
): Promise<AskedCode> {
  const { email, password } = req.validatedBody
  await confirmPassword(req, password)
  const login = await emailLoginOf(req)
  if (login?.entity_id === email) {
    throw accountsFailure("email_same")
  }
  return askCode(req, "email_change", askerOf(req))
}

/** What carries the address; a shopper may be a creator as well. */
async function recordsOf(req: AuthenticatedMedusaRequest, login_id: string) {
  const { auth_identity_id: id } = req.auth_context as SessionClaims
  const auth = req.scope.resolve(Modules.AUTH)
  const { app_metadata: found } = await auth.retrieveAuthIdentity(id)
  const idIn = (name: string) => {
    const value = found?.[name]
    return typeof value === "string" ? value : null
  }
  const customer_id = idIn("customer_id")
  return { login_id, customer_id, user_id: idIn("user_id") }
}

/**
 * The proven address is the login's from now on, the shopper's and the
 * creator's alike; both addresses are told and every other device is out. The
 * password must have been typed in this very session: a code somebody has
 * asked for elsewhere does not move a login that was left open.
 */
export async function changeEmail(
  req: AuthenticatedMedusaRequest<UseCodeBody>
): Promise<EmailChanged> {
  await requireConfirmation(req)
  const { address: email, use } = await checkCode(
    req.scope,
    req.validatedBody,
    "email_change",
    askerOf(req)
  )
  const login = await emailLoginOf(req)
  if (!login) {
    throw accountsFailure("confirmation_required")
  }
  const own = await recordsOf(req, login.id)
  await refuseTaken(req.scope, email, own)
  await use()
  const { sid, auth_identity_id: id } = req.auth_context as SessionClaims
  await changeEmailWorkflow(req.scope).run({
    input: {
      ...own,
      auth_identity_id: id,
      old_email: login.entity_id,
      new_email: email,
      request_id: req.validatedBody.request_id,
    },
  })
  await endAll(req.scope, {
    owner: { authIdentityId: id },
    reason: "email_changed",
    ...(sid ? { except: sid } : {}),
  })
  return { email }
}
