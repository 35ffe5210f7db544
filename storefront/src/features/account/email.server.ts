import type { OwnEmail } from "@codex/plugin-accounts/contract"
import type { AskedCode } from "@codex/plugin-messages/contract"
import { t } from "../../i18n"
import { callApi } from "../../lib/api.server"
import type { Failure } from "../../lib/result"
import { api } from "../../paths"
import { sendCode } from "../checkout/guest.server"
import type { GuestStep } from "../checkout/guest"
import { emailForm, parseForm, textField, type FieldErrors } from "./account"
import { fieldProblems, passwordProblem } from "./messages"

/** The first form again, with what is wrong in words. */
export type EmailFields = { kind: "fields"; email: string; errors: FieldErrors }

export type EmailAnswer =
  { changed: string } | EmailFields | Extract<GuestStep, { kind: "code" }>

/** The address one signs in with; null without a password. */
export async function ownEmail(
  token: string
): Promise<string | null | undefined> {
  const answer = await callApi<OwnEmail>(api.email(), { token })
  return answer.ok ? answer.value.email : undefined
}

function refusal(failed: Failure): FieldErrors {
  const password = passwordProblem(failed)
  if (password) return { password }
  if (failed.code === "email_same") return { email: t("account.email_same") }
  const many = failed.code === "too_many_codes"
  return { email: many ? t("guest.too_many_codes") : t("account.unreachable") }
}

async function ask(
  data: FormData,
  { token, from }: { token: string; from: string }
): Promise<EmailAnswer> {
  const email = textField(data, "email")
  const form = parseForm(emailForm, data)
  if (!form.ok) {
    return { kind: "fields", email, errors: fieldProblems(form.errors) }
  }
  const asked = await callApi<AskedCode>(api.email(), {
    method: "POST",
    body: form.value,
    token,
    from,
  })
  if (!asked.ok) return { kind: "fields", email, errors: refusal(asked) }
  const { request_id: requestId, mailed } = asked.value
  return { kind: "code", email: form.value.email, requestId, mailed }
}

/** One of the two forms, sent: what to show next, or the new address. */
export async function takeEmailForm(
  data: FormData,
  who: { token: string; from: string }
): Promise<EmailAnswer> {
  if (!data.has("code")) return ask(data, who)
  const to = { path: api.confirmEmail(), token: who.token }
  const sent = await sendCode(data, to)
  if ("value" in sent) return { changed: sent.value.email ?? "" }
  const { step } = sent
  if (step.problem !== "confirmation_required") return step
  // The password counts for five minutes, the code for ten.
  const errors = { password: t("account.confirm_again") }
  return { kind: "fields", email: step.email, errors }
}
