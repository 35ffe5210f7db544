import type { BuyerPolicy } from "@codex/creators"
import type { StartCheckoutBody } from "../contract"
import { readPhone } from "./phone"

/** Who buys, as far as they said and proved it. */
export interface BuyerDetails {
  name: string
  email: string
  /** Null where nobody proved to read it. */
  emailVerifiedAt: Date | null
  /** E.164; null where none was given, or none that exists. */
  phone: string | null
  phoneGiven: boolean
}

/** What is agreed on the phone or joined by it needs a number. */
const BY_PHONE: readonly string[] = ["session", "telegram"]

/** What the store asks for, and what the kind of product needs besides. */
export function demanded(
  policy: BuyerPolicy,
  productTypes: readonly string[]
): BuyerPolicy {
  const byPhone = productTypes.some((type) => BY_PHONE.includes(type))
  return { ...policy, phone: policy.phone || byPhone }
}

type Lacking =
  "name_required" | "email_not_verified" | "phone_required" | "phone_invalid"

/** The first thing that stands in the way, in the order the page asks. */
export function missingDetail(
  asked: BuyerPolicy,
  given: BuyerDetails
): Lacking | null {
  if (asked.name && given.name === "") {
    return "name_required"
  }
  if (asked.verified_email && !given.emailVerifiedAt) {
    return "email_not_verified"
  }
  if (given.phoneGiven && !given.phone) {
    return "phone_invalid"
  }
  return asked.phone && !given.phone ? "phone_required" : null
}

interface Proven {
  address: string
  verified_at: Date
}

/** Reads what the body says against what this customer has proven. */
export function givenDetails(
  buyer: StartCheckoutBody["buyer"],
  proven: readonly Proven[]
): BuyerDetails {
  const { name, email, phone, phone_country: country } = buyer
  const proof = proven.find(({ address }) => address === email)
  return {
    name,
    email,
    emailVerifiedAt: proof?.verified_at ?? null,
    phone: (phone && readPhone(phone, country)) ?? null,
    phoneGiven: phone !== undefined,
  }
}
