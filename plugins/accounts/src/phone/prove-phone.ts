import { recordAudit } from "@codex/audit"
import {
  findCreatorByUser,
  getVerifiedPhone,
  isPhoneMissing,
  putVerifiedPhone,
} from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type { AskedText, UseCodeBody } from "@codex/plugin-messages/contract"
import { askPhoneCode, checkCode } from "@codex/plugin-messages/workflows"
import { studioFailure } from "@codex/plugin-creators/workflows"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import {
  parsePhoneNumberFromString,
  type CountryCode,
} from "libphonenumber-js/max"
import type { OwnPhone, PhoneBody, PhoneProven } from "../contract"
import { connection } from "../lib/connection"
import { accountsFailure } from "../lib/failures"

type Request<Body = unknown> = AuthenticatedMedusaRequest<Body>

/** Whose request for a code it is: nobody else can use it. */
const askerOf = (req: Request) => `creator:${req.auth_context.actor_id}`

const nothing = () => Promise.resolve()

const asWritten = (e164: string) =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164

/** The creator that this login is, to nobody but themselves. */
function asCreator<Answer>(
  req: Request,
  what: (
    tx: Parameters<typeof getVerifiedPhone>[0],
    creatorId: string
  ) => Promise<Answer>
): Promise<Answer> {
  return withPlatform(connection(req.scope), "own phone", async (tx) => {
    const creator = await findCreatorByUser(tx, req.auth_context.actor_id)
    if (!creator) {
      throw studioFailure("not_a_creator")
    }
    return what(tx, creator.id)
  })
}

export const ownPhone = (req: Request): Promise<OwnPhone> =>
  asCreator(req, async (tx, creatorId) => {
    const phone = await getVerifiedPhone(tx, creatorId)
    return {
      number: phone && asWritten(phone.number),
      required: await isPhoneMissing(tx, { creatorId }),
    }
  })

/** Texts six digits to the number, if its country has such numbers. */
export async function askForPhone(req: Request<PhoneBody>): Promise<AskedText> {
  const { number: text, country } = req.validatedBody
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(country ? { defaultCountry: country as CountryCode } : {}),
  })
  if (!number?.isValid()) {
    throw accountsFailure("phone_invalid")
  }
  await asCreator(req, nothing)
  return askPhoneCode(req.scope, {
    number: number.number,
    asker: askerOf(req),
  })
}

/** The code from the text: it is spent and the number theirs, or neither. */
export async function provePhone(
  req: Request<UseCodeBody>
): Promise<PhoneProven> {
  await asCreator(req, nothing)
  const { address, use } = await checkCode(
    req.scope,
    req.validatedBody,
    "phone",
    askerOf(req)
  )
  await asCreator(req, async (tx, creatorId) => {
    await use(tx)
    await putVerifiedPhone(tx, creatorId, address)
    await recordAudit(tx, {
      actorKind: "user",
      actorId: req.auth_context.actor_id,
      action: "creator.phone_proven",
      objectType: "creator",
      objectId: creatorId,
      // Enough to tell one number from another; the log is kept for years.
      after: { ends_in: address.slice(-2) },
    })
  })
  return { number: asWritten(address) }
}
