import type { OwnData } from "@codex/plugin-checkout/contract"
import { t } from "../../i18n"
import { callApi } from "../../lib/api.server"
import type { Failure, Result } from "../../lib/result"
import { api } from "../../paths"
import { fieldProblems, passwordProblem } from "./messages"
import { deleteForm, parseForm, type FieldErrors } from "./account"

export const getOwnData = (token: string): Promise<Result<OwnData>> =>
  callApi<OwnData>(api.ownData(), { token })

/** Nothing is left of the account, or the form again with what is wrong. */
export type DeleteAnswer =
  { deleted: true } | { errors?: FieldErrors; problem?: string }

function refusal(failed: Failure): DeleteAnswer {
  const password = passwordProblem(failed)
  if (password) return { errors: { password } }
  const known = REFUSED.find((code) => code === failed.code)
  return { problem: t(`account.${known ?? "unreachable"}`) }
}

const REFUSED = ["account_sells", "account_waits_for_money"] as const

/** The form of the page, sent. */
export async function takeDeleteForm(
  data: FormData,
  token: string
): Promise<DeleteAnswer> {
  const form = parseForm(deleteForm, data)
  if (!form.ok) return { errors: fieldProblems(form.errors) }
  const { password } = form.value
  const sent = await callApi(api.deleteAccount(), {
    method: "POST",
    body: { password },
    token,
  })
  return sent.ok ? { deleted: true } : refusal(sent)
}
