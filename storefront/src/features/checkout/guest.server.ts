import type { AskedCode, BuyerSession } from "@codex/plugin-checkout/contract"
import { callApi } from "../../lib/api.server"
import { api } from "../../paths"
import { parseForm, textField } from "../account/account"
import {
  guestCodeForm,
  guestEmailForm,
  guestProblem,
  type GuestStep,
} from "./guest"

export type GuestAnswer = { token: string } | { step: GuestStep }

async function askForCode(
  data: FormData,
  from: string | undefined
): Promise<GuestAnswer> {
  const typed = textField(data, "email")
  const form = parseForm(guestEmailForm, data)
  if (!form.ok) {
    return { step: { kind: "email", email: typed, problem: "email_invalid" } }
  }
  const { email } = form.value
  const asked = await callApi<AskedCode>(api.buyerCodes(), {
    method: "POST",
    body: { email },
    from,
  })
  if (!asked.ok) {
    const problem = guestProblem(asked.code)
    return { step: { kind: "email", email, problem } }
  }
  const { request_id: requestId, mailed } = asked.value
  return { step: { kind: "code", email, requestId, mailed } }
}

async function sendCode(data: FormData): Promise<GuestAnswer> {
  const step = {
    kind: "code" as const,
    email: textField(data, "email"),
    requestId: textField(data, "request_id"),
    mailed: textField(data, "mailed") === "yes",
  }
  const form = parseForm(guestCodeForm, data)
  if (!form.ok) return { step: { ...step, problem: "code_shape" } }
  const session = await callApi<BuyerSession>(api.buyerSessions(), {
    method: "POST",
    body: { request_id: step.requestId, code: form.value.code },
  })
  return session.ok
    ? { token: session.value.token }
    : { step: { ...step, problem: guestProblem(session.code) } }
}

/** One of the two forms, sent: the next step, or a session. */
export function takeGuestForm(
  data: FormData,
  from: string | undefined
): Promise<GuestAnswer> {
  return data.has("code") ? sendCode(data) : askForCode(data, from)
}
