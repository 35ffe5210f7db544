import { hmacHex } from "@codex/kernel"
import type { SaleRow } from "@codex/purchases"
import { isNobodysEmail } from "../own-data/nobody"

export interface ShownBuyer {
  id: string
  name: string
  email: string
}

/**
 * A buyer as a seller may take them along. The id is the same for all they
 * bought in one organization, and another one in every other, so that who is
 * named here cannot be recognized there. Names go with one's own profile's
 * customers only (U9); who asked to be forgotten has none.
 */
export function shownBuyer(
  sale: Pick<
    SaleRow,
    "organization_id" | "customer_id" | "buyer_name" | "buyer_email"
  >,
  { profile, secret }: { profile: string; secret: string }
): ShownBuyer {
  const { organization_id: organization, customer_id: customer } = sale
  const hash = hmacHex(secret, "seller-export", organization, customer)
  const isNamed = organization === profile && !isNobodysEmail(sale.buyer_email)
  return {
    id: `buyer_${hash.slice(0, 20)}`,
    name: isNamed ? sale.buyer_name : "",
    email: isNamed ? sale.buyer_email : "",
  }
}
