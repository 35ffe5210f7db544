import type { SessionList, SessionView } from "@codex/plugin-accounts/contract"
import { callApi } from "../../lib/api.server"
import type { Result } from "../../lib/result"
import { api } from "../../paths"
import type { PasswordForm } from "./account"
import type { Visitor } from "../../lib/visitor.server"

export async function listSessions(token: string): Promise<SessionView[]> {
  const answer = await callApi<SessionList>(api.sessions(), { token })
  return answer.ok ? answer.value.sessions : []
}

const post = (path: string, token: string | undefined, body: object) =>
  callApi(path, { method: "POST", token, body })

export const signOut = (token: string): Promise<Result<object>> =>
  post(api.signOut(), token, {})

export const signOutElsewhere = (token: string): Promise<Result<object>> =>
  post(api.signOutEverywhere(), token, { keep_this: true })

export const endSession = (
  token: string,
  id: string
): Promise<Result<object>> => post(api.endSession(id), token, {})

export const changePassword = (
  token: string,
  form: PasswordForm
): Promise<Result<object>> => post(api.password(), token, form)

const RESET = "/auth/customer/emailpass"

/** Asks for the link; the page says the same whatever came of it. */
export const askForReset = (
  email: string,
  visitor: Visitor
): Promise<Result<object>> =>
  callApi(`${RESET}/reset-password`, {
    method: "POST",
    body: { identifier: email },
    ...visitor,
  })

export const resetPassword = (
  token: string,
  password: string
): Promise<Result<object>> => post(`${RESET}/update`, token, { password })
