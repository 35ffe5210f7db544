import { assertDefined, type Tx } from "@codex/kernel"

export interface VerifiedContact {
  customerId: string
  channel: "email" | "phone"
  address: string
}

/** Notes that this person reads this address; proven again it stays as it is. */
export async function keepVerifiedContact(
  tx: Tx,
  { customerId, channel, address }: VerifiedContact
): Promise<Date> {
  const key = {
    customer_id: assertDefined(customerId, "customer"),
    channel,
    address: address.toLowerCase(),
  }
  await tx("verified_contact").insert(key).onConflict().ignore()
  const row = await tx("verified_contact")
    .where(key)
    .first<{ verified_at: Date }>("verified_at")
  return assertDefined(row, "verified contact").verified_at
}
