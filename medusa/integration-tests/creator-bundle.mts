import assert from "node:assert/strict"
import { strFromU8, unzipSync } from "fflate"
import type { Actor } from "../testing/http.mts"
import {
  newCreator,
  newShopper,
  sessionOf,
  type NewCreator,
} from "./account-people.mts"
import { recordingOf, sell } from "./account-invitations.mts"
import { buy } from "./actions.mts"
import { proveBuyers } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

export interface Seller extends NewCreator {
  id: string
  organization: string
  asset: string
  post: string
  /** Who bought it, as the shop knows them. */
  buyer: Actor
  purchase: string
}

/** Somebody with a page of their own, one post on it, and one sale. */
export async function sellerWithSale(
  name: string,
  host: number
): Promise<Seller> {
  const creator = await newCreator(name, host)
  const asset = await recordingOf(creator.actor)
  const post = await sell(creator.actor, { asset, price: 900 })
  const login = await newShopper()
  await proveBuyers([login.email])
  const buyer = await sessionOf(login)
  await buy(buyer, post, "succeed")
  const [row] = await sql<{ id: string; own: string; sale: string }>(
    `select c.id, c.personal_organization_id as own, p.id as sale
     from creator c join purchase p on p.creator_id = c.id
     where c.handle = $1`,
    [creator.handle]
  )
  assert.ok(row)
  return {
    ...creator,
    id: row.id,
    organization: row.own,
    asset,
    post,
    buyer,
    purchase: row.sale,
  }
}

export const askForBundle = (actor: Actor, password: string) =>
  fetch(`${useShop().backendUrl}/admin/account/data`, {
    method: "POST",
    headers: { ...actor.headers, "content-type": "application/json" },
    body: JSON.stringify({ password }),
  })

/** The files of a bundle, by name and as text. */
export async function bundleOf(
  actor: Actor,
  password: string
): Promise<Record<string, string>> {
  const answer = await askForBundle(actor, password)
  assert.equal(answer.status, 200, answer.ok ? "" : await answer.text())
  assert.equal(answer.headers.get("content-type"), "application/zip")
  assert.equal(answer.headers.get("cache-control"), "no-store")
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, text]) => [
      name,
      strFromU8(text),
    ])
  )
}
