import { t } from "../../i18n"
import type { Failure } from "../../lib/result"
import { PASSWORD_MIN, type FieldErrors } from "./account"

/** A refused log-in never says whether the address is known here. */
export function loginProblem(failed: Failure): string {
  if (failed.status === 429) return t("account.too_many")
  return failed.status >= 500 ? t("account.unreachable") : t("account.refused")
}

export function registerProblem(failed: Failure): string {
  const known = passwordProblem(failed)
  if (known) return known
  if (failed.status === 429) return t("account.too_many")
  return failed.status >= 500
    ? t("account.unreachable")
    : t("account.register_refused")
}

/** What the server found wrong with a new password, or with the old one. */
export function passwordProblem(failed: Failure): string | undefined {
  const found = PASSWORD.find((code) => code === failed.code)
  if (found === "password_short") {
    return t("account.password_short", { count: PASSWORD_MIN })
  }
  return found && t(`account.${found}`)
}

const PASSWORD = [
  "password_short",
  "password_long",
  "password_common",
  "password_wrong",
  "password_tries_exceeded",
] as const

const FIELD = [
  "password_long",
  "email_invalid",
  "password_missing",
  "name_missing",
  "name_long",
  "not_sure",
] as const

/** The sentence for a field's error code; undefined when there is none. */
export function fieldProblem(code: string | undefined): string | undefined {
  if (!code) return undefined
  if (code === "password_short") {
    return t("account.password_short", { count: PASSWORD_MIN })
  }
  const known = FIELD.find((name) => name === code)
  return known ? t(`account.${known}`) : t("account.field_invalid")
}

/** What is wrong with a form's fields, in words. */
export const fieldProblems = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries<string | undefined>(
    Object.entries(errors).map(([name, code]) => [name, fieldProblem(code)])
  )

/** Why somebody who was sent away to sign in has come back without. */
export function signInProblem(code: string | null): string | undefined {
  if (code === "sign_in_known") return t("account.sign_in_known")
  return code === "sign_in_failed" ? t("account.sign_in_failed") : undefined
}
