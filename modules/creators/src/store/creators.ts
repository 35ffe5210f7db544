import { assertDefined, newId, type Sort, type Tx } from "@codex/kernel"
import { checkName } from "../domain/name"
import { creatorsFailure } from "../errors"
import type { Creator, Organization, Standing } from "../types"
import { claimHandle } from "./handles"
import { listPage } from "./list-page"
import { insertOrganization } from "./organizations"

export interface CreateCreatorInput {
  userId: string
  displayName: string
  handle: string
  bio?: string
  /** Medusa sales channel of the personal organization. */
  salesChannelId: string
  currencyCode?: string
  /** The operator looks at them before they sell. */
  waits?: boolean
}

/**
 * A creator, their handle and their personal organization, which shares the
 * handle. All or nothing in the caller's transaction.
 */
export async function createCreator(
  tx: Tx,
  input: CreateCreatorInput
): Promise<{ creator: Creator; organization: Organization }> {
  const refusal = checkName(input.displayName)
  if (refusal) {
    throw creatorsFailure(refusal)
  }
  const creatorId = newId("cr")
  const organizationId = newId("org")
  const { handle } = await claimHandle(tx, {
    handle: input.handle,
    targetType: "creator",
    targetId: creatorId,
  })
  const [creator] = await tx("creator")
    .insert({
      id: creatorId,
      user_id: input.userId,
      display_name: input.displayName.trim(),
      handle,
      bio: input.bio ?? "",
      personal_organization_id: organizationId,
      ...(input.waits ? { approved_at: null } : {}),
    })
    .onConflict("user_id")
    .ignore()
    .returning<Creator[]>("*")
  if (!creator) {
    throw creatorsFailure("already_a_creator")
  }
  const organization = await insertOrganization(tx, {
    id: organizationId,
    name: input.displayName,
    handle,
    kind: "personal",
    ownerCreatorId: creatorId,
    salesChannelId: input.salesChannelId,
    currencyCode: input.currencyCode,
  })
  return { creator, organization }
}

/** Undoes `createCreator`; only for compensation, before anything is sold. */
export async function deleteCreator(tx: Tx, creatorId: string): Promise<void> {
  const creator = await getCreator(tx, creatorId)
  if (!creator) {
    return
  }
  await tx("membership").where({ creator_id: creatorId }).delete()
  await tx("organization")
    .where({ id: creator.personal_organization_id })
    .delete()
  await tx("creator").where({ id: creatorId }).delete()
  await tx("handle").where({ handle: creator.handle }).delete()
}

export async function findCreatorByUser(
  tx: Tx,
  userId: string
): Promise<Creator | null> {
  const row = await tx("creator")
    .where({ user_id: assertDefined(userId, "user id") })
    .first<Creator>()
  return row ?? null
}

export async function getCreator(tx: Tx, id: string): Promise<Creator | null> {
  const row = await tx("creator")
    .where({ id: assertDefined(id, "creator id") })
    .first<Creator>()
  return row ?? null
}

/** Those that exist, each once, in the order they were asked for. */
export async function listCreatorsByIds(
  tx: Tx,
  ids: Iterable<string>
): Promise<Creator[]> {
  const wanted = [...new Set(ids)]
  const rows = await tx("creator").whereIn("id", wanted).select<Creator[]>("*")
  const found = new Map(rows.map((row) => [row.id, row]))
  return wanted.flatMap((id) => found.get(id) ?? [])
}

/** Suspends or reinstates; takes effect on the creator's next request. */
export async function setCreatorStatus(
  tx: Tx,
  id: string,
  { status, reason }: Standing
): Promise<Creator> {
  const [row] = await tx("creator")
    .where({ id: assertDefined(id, "creator id"), closed_at: null })
    .update({
      status,
      suspend_reason: status === "suspended" ? (reason ?? null) : null,
      updated_at: tx.fn.now(),
    })
    .returning<Creator[]>("*")
  if (!row) {
    const isClosed = (await getCreator(tx, id)) !== null
    throw creatorsFailure(isClosed ? "account_closed" : "creator_not_found")
  }
  return row
}

/** From now on they may sell; whoever may already, since when they could. */
export async function approveCreator(tx: Tx, id: string): Promise<Creator> {
  const [row] = await tx("creator")
    .where({ id: assertDefined(id, "creator id") })
    .update({ approved_at: tx.raw("coalesce(approved_at, now())") })
    .returning<Creator[]>("*")
  if (!row) {
    throw creatorsFailure("creator_not_found")
  }
  return row
}

export interface CreatorListRow extends Creator {
  organizations: { id: string; name: string; handle: string; role: string }[]
}

/** One creator as an operator sees them. */
export async function getCreatorWithOrganizations(
  tx: Tx,
  id: string
): Promise<CreatorListRow | null> {
  const row = await tx("creator as c")
    .where("c.id", assertDefined(id, "creator id"))
    .first<CreatorListRow>("c.*", tx.raw(`${ORGANIZATIONS} as organizations`))
  return row ?? null
}

export interface CreatorListPage {
  q?: string | undefined
  /** `waiting` are active and not approved yet; the active ones are. */
  status?: "active" | "waiting" | "suspended" | undefined
  order?: Sort<"created_at" | "display_name"> | undefined
  limit: number
  offset: number
}

function matchingCreators(tx: Tx, { status }: CreatorListPage) {
  const query = tx<CreatorListRow>("creator as c")
  if (status) {
    void query.where("c.status", status === "waiting" ? "active" : status)
  }
  if (status === "waiting") {
    void query.whereNull("c.approved_at")
  } else if (status === "active") {
    void query.whereNotNull("c.approved_at")
  }
  return query
}

/** Creators with the organizations they belong to, newest first unless told. */
export function listCreators(tx: Tx, page: CreatorListPage) {
  return listPage(matchingCreators(tx, page), {
    ...page,
    order: page.order ?? "-created_at",
    alias: "c",
    names: ["display_name", "handle"],
    select: ["c.*", tx.raw(`${ORGANIZATIONS} as organizations`)],
  })
}

const ORGANIZATIONS = `coalesce((
  select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name,
    'handle', o.handle, 'role', m.role) order by o.kind, o.name)
  from membership m join organization o on o.id = m.organization_id
  where m.creator_id = c.id and m.status = 'active'), '[]'::jsonb)`
