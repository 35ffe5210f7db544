import { assertDefined, type Tx } from "@codex/kernel"

export interface VerifiedContact {
  customerId: string
  channel: "email" | "phone"
  address: string
}

export interface KeptContact {
  channel: VerifiedContact["channel"]
  address: string
  verified_at: Date
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

/** What somebody has proven to read, oldest first. */
export function listVerifiedContacts(
  tx: Tx,
  customerId: string
): Promise<KeptContact[]> {
  return tx("verified_contact")
    .where({ customer_id: customerId })
    .orderBy("verified_at")
    .select<KeptContact[]>("channel", "address", "verified_at")
}

/** Forgets them all; those that nobody else has proven to read. */
export async function forgetVerifiedContacts(
  tx: Tx,
  customerId: string
): Promise<string[]> {
  const gone = await tx("verified_contact")
    .where({ customer_id: customerId })
    .delete()
    .returning<{ address: string }[]>("address")
  const addresses = gone.map(({ address }) => address)
  const shared = await tx("verified_contact")
    .whereIn("address", addresses)
    .distinct<{ address: string }[]>("address")
  const others = new Set(shared.map(({ address }) => address))
  return addresses.filter((address) => !others.has(address))
}
