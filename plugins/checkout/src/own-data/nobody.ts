/** Reserved (RFC 2606 §2): no mail ever arrives there. */
const NOWHERE = "deleted.invalid"

/** Whether an address is one of somebody who was forgotten. */
export const isNobodysEmail = (email: string): boolean =>
  email.endsWith(`@${NOWHERE}`)

/** Whom the workflow forgets. */
export interface DeleteAccountInput {
  customer_id: string
  auth_identity_id: string
  email: string
  name: string | null
}

/** The address of somebody who was forgotten, theirs alone and nobody's. */
export const nobodysEmail = (customerId: string): string =>
  `${customerId.toLowerCase()}@${NOWHERE}`
