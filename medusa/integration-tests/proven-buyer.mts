import { createHmac } from "node:crypto"
import { sql, useShop } from "./shop.mts"

/** The details every test buys with. */
export const BUYER = { name: "Buyer", email: "buyer@example.com" }

/**
 * As if these people had typed the six digits sent to their own address and to
 * the tests' one; what asks for them is tried by a journey of its own.
 */
export async function proveBuyers(emails: readonly string[]): Promise<void> {
  await sql(
    `insert into verified_contact (customer_id, channel, address)
     select c.id, 'email', a from customer c, unnest(array[c.email, $2]) a
     where c.email = any ($1::text[]) and c.has_account
     on conflict do nothing`,
    [emails, BUYER.email]
  )
}

/** The six digits of a request, as the server works them out for the mail. */
export function codeFor(request: string) {
  const hash = createHmac("sha256", useShop().env.JWT_SECRET ?? "")
    .update(`contact-code|${request}`)
    .digest("hex")
  const number = BigInt(`0x${hash.slice(0, 16)}`) % 1_000_000n
  return { request_id: request, code: number.toString().padStart(6, "0") }
}

/** The six digits in the newest mail to this address. */
export async function mailedCode(email: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "select id from contact_code where address = $1 order by created_at desc limit 1",
    [email]
  )
  return codeFor(row?.id ?? "").code
}
