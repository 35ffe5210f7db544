import {
  insertContactCode,
  type CodePurpose,
  type ContactCode,
} from "@codex/creators"
import { serverSecret, withPlatform, type Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AskCodeBody, AskedCode, AskedText } from "../contract"
import { wakeMail } from "../delivery/drain-mail"
import { mailFailure } from "../lib/failures"
import { sendText } from "../lib/send-text"
import { mailIsSent } from "../options"
import { codeOf, requesterOf } from "./code"

/** As long as `insertContactCode` lets it live. */
const VALID_MINUTES = "10"

/** Behind the storefront's server the address it names is the asker's. */
const addressOf = (req: MedusaRequest) =>
  (req.get("x-forwarded-for")?.split(",")[0] ?? req.ip ?? "").trim()

interface Ask {
  purpose: CodePurpose
  address: string
  /** Who may use it; `checkCode` is told the same. */
  asker: string
}

/** Takes the request; what `also` does stands with it or not at all. */
async function takeRequest(
  container: MedusaContainer,
  { purpose, address, asker }: Ask,
  also: (tx: Tx, made: ContactCode) => Promise<unknown>
): Promise<ContactCode> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const requester = requesterOf(serverSecret(container), asker)
  const request = await withPlatform(pg, "contact code", async (tx) => {
    const made = await insertContactCode(tx, { purpose, address, requester })
    if (made) {
      await also(tx, made)
    }
    return made
  })
  if (!request) {
    throw mailFailure("too_many_codes")
  }
  return request
}

/**
 * Mails six digits to an address, to be typed where they were asked for. The
 * answer is the same whether the address is known here or not.
 */
export async function askCode(
  req: MedusaRequest<AskCodeBody>,
  purpose: Exclude<CodePurpose, "phone">,
  asker = addressOf(req)
): Promise<AskedCode> {
  const ask = { purpose, address: req.validatedBody.email, asker }
  const secret = serverSecret(req.scope)
  const request = await takeRequest(req.scope, ask, (tx, made) =>
    sendMessage(tx, {
      type: "verification_code",
      key: made.id,
      to: { email: made.address },
      data: { code: codeOf(secret, made.id), valid_minutes: VALID_MINUTES },
    })
  )
  wakeMail(req.scope)
  return {
    request_id: request.id,
    expires_at: request.expires_at.toISOString(),
    mailed: mailIsSent(),
  }
}

/**
 * Texts six digits to a number (E.164). Nobody waits for a text that was not
 * sent: a provider that refuses it is a failure, and the request is used up.
 */
export async function askPhoneCode(
  container: MedusaContainer,
  { number, asker }: { number: string; asker: string }
): Promise<AskedText> {
  const ask = { purpose: "phone" as const, address: number, asker }
  const request = await takeRequest(container, ask, () => Promise.resolve())
  const code = codeOf(serverSecret(container), request.id)
  await sendText(container, {
    to: number,
    key: request.id,
    template: "verification_code",
    data: { code, valid_minutes: VALID_MINUTES },
  })
  return {
    request_id: request.id,
    expires_at: request.expires_at.toISOString(),
  }
}
