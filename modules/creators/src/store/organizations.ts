import { assertDefined, newId, type Sort, type Tx } from "@codex/kernel"
import { checkName } from "../domain/name"
import { creatorsFailure } from "../errors"
import type {
  Organization,
  OrganizationKind,
  OrganizationSettings,
  OrganizationStatus,
  SettlementMode,
  Standing,
} from "../types"
import { claimHandle } from "./handles"
import { listPage } from "./list-page"

interface OrganizationRowInput {
  id: string
  name: string
  handle: string
  kind: OrganizationKind
  ownerCreatorId: string
  salesChannelId: string
  currencyCode?: string | undefined
}

/** Organization, empty settings and the owner's membership. */
export async function insertOrganization(
  tx: Tx,
  input: OrganizationRowInput
): Promise<Organization> {
  const refusal = checkName(input.name)
  if (refusal) {
    throw creatorsFailure(refusal)
  }
  const [row] = await tx("organization")
    .insert({
      id: input.id,
      name: input.name.trim(),
      handle: input.handle,
      kind: input.kind,
      sales_channel_id: input.salesChannelId,
      owner_creator_id: input.ownerCreatorId,
      currency_code: input.currencyCode ?? "usd",
    })
    .returning<Organization[]>("*")
  await tx("organization_settings").insert({ organization_id: input.id })
  await tx("membership").insert({
    id: newId("mbr"),
    organization_id: input.id,
    creator_id: input.ownerCreatorId,
    role: "owner",
  })
  return assertDefined(row, "inserted organization")
}

export interface CreateOrganizationInput {
  name: string
  handle: string
  ownerCreatorId: string
  salesChannelId: string
  currencyCode?: string
}

/** A brand organization under its own handle, owned by a creator. */
export async function createOrganization(
  tx: Tx,
  input: CreateOrganizationInput
): Promise<Organization> {
  const owner = await tx("creator")
    .where({ id: assertDefined(input.ownerCreatorId, "owner") })
    .first<{ id: string }>("id")
  if (!owner) {
    throw creatorsFailure("creator_not_found")
  }
  const id = newId("org")
  const { handle } = await claimHandle(tx, {
    handle: input.handle,
    targetType: "organization",
    targetId: id,
  })
  return insertOrganization(tx, { ...input, id, handle, kind: "brand" })
}

/** Undoes `createOrganization`; only for compensation, before a first post. */
export async function deleteOrganization(tx: Tx, id: string): Promise<void> {
  const [gone] = await tx("organization")
    .where({ id: assertDefined(id, "organization id"), kind: "brand" })
    .delete()
    .returning<{ handle: string }[]>("handle")
  if (gone) {
    await tx("handle").where({ handle: gone.handle }).delete()
  }
}

export async function getOrganization(
  tx: Tx,
  id: string
): Promise<Organization | null> {
  const row = await tx("organization")
    .where({ id: assertDefined(id, "organization id") })
    .first<Organization>()
  return row ?? null
}

/** Who is paid for its sales from now on; earlier sales stay as they were. */
export async function setSettlementMode(
  tx: Tx,
  id: string,
  mode: SettlementMode
): Promise<Organization> {
  const [row] = await tx("organization")
    .where({ id: assertDefined(id, "organization id") })
    .update({ settlement_mode: mode, updated_at: tx.fn.now() })
    .returning<Organization[]>("*")
  if (!row) {
    throw creatorsFailure("organization_not_found")
  }
  return row
}

export async function listOrganizationsByIds(
  tx: Tx,
  ids: readonly string[]
): Promise<Organization[]> {
  return tx("organization")
    .whereIn("id", [...ids])
    .select<Organization[]>("*")
}

/** Few, and asked for wherever posts of several organizations are shown. */
export async function listSuspendedOrganizationIds(tx: Tx): Promise<string[]> {
  const rows = await tx("organization")
    .where({ status: "suspended" })
    .select<{ id: string }[]>("id")
  return rows.map(({ id }) => id)
}

export async function getOrganizationSettings(
  tx: Tx,
  organizationId: string
): Promise<OrganizationSettings | null> {
  const row = await tx("organization_settings")
    .where({ organization_id: assertDefined(organizationId, "organization") })
    .first<OrganizationSettings>()
  return row ?? null
}

export type SettingsPatch = Partial<
  Omit<OrganizationSettings, "organization_id" | "updated_at">
>

/** Changes the named settings and leaves the others as they are. */
export async function updateOrganizationSettings(
  tx: Tx,
  organizationId: string,
  patch: SettingsPatch
): Promise<OrganizationSettings> {
  const [row] = await tx("organization_settings")
    .where({ organization_id: assertDefined(organizationId, "organization") })
    .update({ ...patch, updated_at: tx.fn.now() })
    .returning<OrganizationSettings[]>("*")
  if (!row) {
    throw creatorsFailure("organization_not_found")
  }
  return row
}

/** The name people see; the address stays. */
export async function renameOrganization(
  tx: Tx,
  id: string,
  name: string
): Promise<void> {
  const refusal = checkName(name)
  if (refusal) {
    throw creatorsFailure(refusal)
  }
  await tx("organization")
    .where({ id: assertDefined(id, "organization id") })
    .update({ name: name.trim(), updated_at: tx.fn.now() })
}

/** Suspends or reinstates; its page and its sales go and come back at once. */
export async function setOrganizationStatus(
  tx: Tx,
  id: string,
  { status, reason }: Standing
): Promise<Organization> {
  const [row] = await tx("organization")
    .where({ id: assertDefined(id, "organization id"), closed_at: null })
    .update({
      status,
      suspend_reason: status === "suspended" ? (reason ?? null) : null,
      updated_at: tx.fn.now(),
    })
    .returning<Organization[]>("*")
  if (!row) {
    const isClosed = (await getOrganization(tx, id)) !== null
    throw creatorsFailure(
      isClosed ? "account_closed" : "organization_not_found"
    )
  }
  return row
}

export interface OrganizationListRow extends Organization {
  owner_name: string
  member_count: number
}

export interface OrganizationListPage {
  q?: string | undefined
  status?: OrganizationStatus | undefined
  order?: Sort<"created_at" | "name"> | undefined
  limit: number
  offset: number
}

/** Organizations with their owner, newest first unless told (operator). */
export function listOrganizations(tx: Tx, page: OrganizationListPage) {
  const found = tx<OrganizationListRow>("organization as o")
  if (page.status) {
    void found.where("o.status", page.status)
  }
  return listPage(found, {
    ...page,
    order: page.order ?? "-created_at",
    alias: "o",
    names: ["name", "handle"],
    select: ["o.*", tx.raw(OWNER), tx.raw(MEMBERS)],
  })
}

const OWNER = `(select c.display_name from creator c
  where c.id = o.owner_creator_id) as owner_name`

const MEMBERS = `(select count(*)::int from membership m
  where m.organization_id = o.id and m.status = 'active') as member_count`
