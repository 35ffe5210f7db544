import { t } from "../../i18n"
import { parseForm, passwordForm, textField, type FieldErrors } from "./account"
import { passwordProblem } from "./messages"
import { changePassword, endSession, signOutElsewhere } from "./security.server"

export type SecurityAnswer = {
  done?: string
  problem?: string
  errors?: FieldErrors
}

async function takePassword(
  token: string,
  data: FormData
): Promise<SecurityAnswer> {
  const form = parseForm(passwordForm, data)
  if (!form.ok) return { errors: form.errors }
  const changed = await changePassword(token, form.value)
  return changed.ok
    ? { done: t("account.password_changed") }
    : { problem: passwordProblem(changed) ?? t("account.unreachable") }
}

/** One of the forms of the security page, sent. */
export async function takeSecurityForm(
  token: string,
  data: FormData
): Promise<SecurityAnswer> {
  const what = textField(data, "do")
  if (what === "password") return takePassword(token, data)
  const ended =
    what === "end"
      ? await endSession(token, textField(data, "id"))
      : await signOutElsewhere(token)
  // A session that is gone already is what was asked for.
  return ended.ok || ended.status === 404
    ? { done: t("account.sessions_ended") }
    : { problem: t("account.unreachable") }
}
