import {
  listCreators,
  listOrganizations,
  type CreatorListRow,
  type OrganizationListRow,
} from "@codex/creators"
import {
  adminSearches,
  registerAdminSearch,
  withPlatform,
  type SearchHits,
} from "@codex/kernel"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { connection } from "./connection"

const MOST = 100

registerAdminSearch("codex_creator", async (pg, page) => {
  const { rows, count } = await withPlatform(pg, "⌘K: creators", (tx) =>
    listCreators(tx, page)
  )
  const hit = ({ id, display_name: title, handle }: CreatorListRow) => ({
    id,
    title,
    subtitle: `/${handle}`,
    to: `/creators?q=${encodeURIComponent(handle)}`,
  })
  return { data: rows.map(hit), count }
})

registerAdminSearch("codex_organization", async (pg, page) => {
  const { rows, count } = await withPlatform(pg, "⌘K: organizations", (tx) =>
    listOrganizations(tx, page)
  )
  const hit = ({ id, name, handle, owner_name }: OrganizationListRow) => ({
    id,
    title: name,
    subtitle: owner_name,
    to: `/organizations?q=${encodeURIComponent(handle)}`,
  })
  return { data: rows.map(hit), count }
})

interface Group extends SearchHits {
  entity: string
  limit: number
  offset: number
}

type Query = Record<string, unknown>

const names = (entity: unknown): string[] =>
  [entity]
    .flat()
    .filter((one) => typeof one === "string")
    .flatMap((one) => one.split(","))
    .map((one) => one.trim())

const whole = (value: unknown, otherwise: number) =>
  Math.min(MOST, Math.max(0, Math.floor(Number(value ?? otherwise)) || 0))

async function ours(
  req: MedusaRequest,
  entities: readonly string[]
): Promise<Group[]> {
  const { q, limit, offset } = req.query as Query
  const page = {
    q: typeof q === "string" ? q.slice(0, MOST) : "",
    limit: whole(limit, 20),
    offset: whole(offset, 0),
  }
  const groups: Group[] = []
  for (const entity of entities) {
    const search = adminSearches().get(entity)
    if (search) {
      const hits = await search(connection(req.scope), page)
      const { limit, offset } = page
      groups.push({ entity, ...hits, limit, offset })
    }
  }
  return groups
}

/** What Medusa found of its own comes after; a refusal stays as it is. */
function beside(body: unknown, groups: readonly Group[]): unknown {
  const { results } = body as { results?: unknown[] }
  return results ? { results: [...groups, ...results] } : body
}

/**
 * Medusa's search knows Medusa's rows. What plugins have registered is looked
 * for here and put beside what Medusa finds of its own.
 */
export async function searchOurs(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const query = req.query as Query
  const wanted = names(query.entity)
  const known = adminSearches()
  const groups = await ours(req, wanted)
  if (groups.length === 0) {
    next()
    return
  }
  const others = wanted.filter((name) => !known.has(name))
  if (others.length === 0) {
    res.json({ results: groups })
    return
  }
  // Medusa's validator has run already; its route reads what it left.
  req.validatedQuery.entity = others
  const send = res.json.bind(res)
  res.json = (body: unknown) => send(beside(body, groups))
  next()
}
