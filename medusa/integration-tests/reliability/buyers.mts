import { type Actor, registerCustomer } from "../../testing/http.mts"
import { proveBuyers } from "../proven-buyer.mts"
import { sql, useShop } from "../shop.mts"

let serial = 0

export interface Buyer {
  actor: Actor
  customerId: string
}

/** A shopper who has bought nothing yet. */
export async function newBuyer(): Promise<Buyer> {
  const shop = useShop()
  serial += 1
  const email = `reliable-${Date.now()}-${serial}@example.com`
  const actor = await registerCustomer(
    shop.backendUrl,
    shop.demo.publishableKey,
    { email, password: "a-long-password-r" },
    "Reliable"
  )
  await proveBuyers([email])
  const [row] = await sql<{ id: string }>(
    "select id from customer where email = $1 and has_account",
    [email]
  )
  return { actor, customerId: row?.id ?? "" }
}

/** The id of a published, paid post of the demo shop. */
export async function postBySlug(slug = "evening-wind-down"): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "select id from content_post where slug = $1",
    [slug]
  )
  return row?.id ?? ""
}

export async function sessionOf(checkoutId: string): Promise<string> {
  const [row] = await sql<{ payment_session_id: string }>(
    "select payment_session_id from checkout_line where id = $1",
    [checkoutId]
  )
  return row?.payment_session_id ?? ""
}
