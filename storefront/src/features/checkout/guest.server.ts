import type { AskedCode } from "@codex/plugin-messages/contract"
import type {
  BuyerSession,
  ClaimedPurchases,
  VerifiedEmail,
} from "@codex/plugin-checkout/contract"
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
export type ClaimAnswer = { claimed: number } | { step: GuestStep }
export type ProofAnswer = { proven: string } | { step: GuestStep }

/** What a request for a code comes to: always another form. */
type Asked = { step: GuestStep }

async function askForCode(
  data: FormData,
  from: string | undefined
): Promise<Asked> {
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

type Opened = Partial<BuyerSession & ClaimedPurchases & VerifiedEmail>

/** The second form, which is asked again after a wrong code. */
type Refused = { step: Extract<GuestStep, { kind: "code" }> }

/** The digits as typed, sent to what they open. */
export async function sendCode(
  data: FormData,
  to: { path: string; token?: string }
): Promise<{ value: Opened } | Refused> {
  const step = {
    kind: "code" as const,
    email: textField(data, "email"),
    requestId: textField(data, "request_id"),
    mailed: textField(data, "mailed") === "yes",
  }
  const form = parseForm(guestCodeForm, data)
  if (!form.ok) return { step: { ...step, problem: "code_shape" } }
  const opened = await callApi<Opened>(to.path, {
    method: "POST",
    token: to.token,
    body: { request_id: step.requestId, code: form.value.code },
  })
  return opened.ok
    ? { value: opened.value }
    : { step: { ...step, problem: guestProblem(opened.code) } }
}

/** One of the two forms, sent: the next step, or a guest's session. */
export async function takeGuestForm(
  data: FormData,
  from: string | undefined
): Promise<GuestAnswer> {
  if (!data.has("code")) return askForCode(data, from)
  const path = api.buyerSessions()
  const sent = await sendCode(data, { path })
  return "value" in sent ? { token: sent.value.token ?? "" } : sent
}

/** The same two forms for an account that brings a guest's purchases home. */
export async function takeClaimForm(
  data: FormData,
  from: string | undefined,
  token: string
): Promise<ClaimAnswer> {
  if (!data.has("code")) return askForCode(data, from)
  const path = api.buyerClaims()
  const sent = await sendCode(data, { path, token })
  return "value" in sent ? { claimed: sent.value.claimed ?? 0 } : sent
}

/** The same for an account that proves an address before it pays. */
export async function takeProofForm(
  data: FormData,
  from: string | undefined,
  token: string
): Promise<ProofAnswer> {
  if (!data.has("code")) return askForCode(data, from)
  const path = api.buyerVerifiedEmails()
  const sent = await sendCode(data, { path, token })
  return "value" in sent ? { proven: sent.value.email ?? "" } : sent
}
