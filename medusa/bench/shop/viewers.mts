import { sql } from "../../integration-tests/shop.mts"
import { call, type Actor } from "../../testing/http.mts"
import type { BenchShop } from "./boot.mts"
import { newShoppers } from "./buyers.mts"

export interface Film {
  post: string
  organization: string
  /** Key of the folder its files are published in. */
  prefix: string
}

/** A film of the demo shop, and shoppers who have bought it. */
export async function filmWithOwners(
  count: number
): Promise<{ film: Film; owners: Actor[] }> {
  const [film] = await sql<Film>(
    `select p.id as post, p.organization_id as organization,
       'media/' || a.creator_id || '/' || a.id || '/' as prefix
     from content_post p
     join post_deliverable d on d.post_id = p.id and d.media_kind = 'video'
     join media_asset a on a.id = d.asset_id
     where p.status = 'published' and p.product_type = 'content'
       and a.state = 'ready' order by p.id, d.position limit 1`
  )
  if (!film) {
    throw new Error("The demo shop has no film")
  }
  const owners = await newShoppers(count)
  await sql(
    `insert into entitlement_grant (id, customer_id, organization_id, post_id,
       source_kind, source_id)
     select 'grant_' || id, id, $2, $3, 'manual', 'bench_' || id
     from unnest($1::text[]) as id`,
    [owners.map(({ name }) => name), film.organization, film.post]
  )
  return { film, owners }
}

export async function filmWithOwner(): Promise<{ film: Film; owner: Actor }> {
  const { film, owners } = await filmWithOwners(1)
  const [owner] = owners
  if (!owner) {
    throw new Error("Nobody owns the film")
  }
  return { film, owner }
}

export interface Opened {
  /** Absolute address of the playlist or file the player begins with. */
  entry: string
  /** `Cookie` of all that follows. */
  cookie: string
}

export async function openFilm(
  shop: BenchShop,
  owner: Actor,
  { post }: Film
): Promise<Opened> {
  const path = `/api/playback/${post}`
  const answer = await call(shop.backendUrl, owner, "POST", path, {})
  const { url } = answer.body as { url?: string }
  if (answer.status !== 200 || !url) {
    throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
  }
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";")
  return { entry: new URL(url, shop.backendUrl).href, cookie }
}
