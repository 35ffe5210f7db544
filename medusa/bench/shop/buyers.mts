import { createHmac } from "node:crypto"
import { proveBuyers } from "../../integration-tests/proven-buyer.mts"
import { sql, useShop } from "../../integration-tests/shop.mts"
import type { Actor } from "../../testing/http.mts"
import { ulid } from "../lib/ulid.mts"

const encoded = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString("base64url")

/** Signed as the server signs its own; registering 200 people takes minutes. */
function token(customerId: string): string {
  const now = Math.floor(Date.now() / 1000)
  const head = encoded({ alg: "HS256", typ: "JWT" })
  const body = encoded({
    actor_id: customerId,
    actor_type: "customer",
    auth_identity_id: `authid_${customerId}`,
    app_metadata: { customer_id: customerId },
    sid: `sess_${customerId}`,
    iat: now,
    exp: now + 86_400,
  })
  const secret = useShop().env.JWT_SECRET ?? ""
  const mac = createHmac("sha256", secret).update(`${head}.${body}`)
  return `${head}.${body}.${mac.digest("base64url")}`
}

/** Shoppers who have bought nothing yet. */
export async function newShoppers(count: number): Promise<Actor[]> {
  const ids = Array.from({ length: count }, () => `cus_${ulid()}`)
  await sql(
    `insert into customer (id, email, has_account, first_name)
     select id, lower(id) || '@example.com', true, 'Bench' from unnest($1::text[]) as id`,
    [ids]
  )
  await sql(
    `insert into login_session (id, auth_identity_id, actor_type, actor_id,
       idle_seconds, expires_at)
     select 'sess_' || id, 'authid_' || id, 'customer', id, 86400,
       now() + interval '1 day' from unnest($1::text[]) as id`,
    [ids]
  )
  await proveBuyers(ids.map((id) => `${id.toLowerCase()}@example.com`))
  return ids.map((id) => ({
    name: id,
    headers: { authorization: `Bearer ${token(id)}` },
  }))
}
