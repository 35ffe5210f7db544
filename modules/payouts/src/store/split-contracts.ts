import { newId, type Tx } from "@codex/kernel"
import { mergeShares, type Share } from "../domain/shares"
import { payoutsFailure } from "../errors"
import { payoutsOptions } from "../options"
import type { ResolvedContract, SplitContract } from "../types"

export interface ContractQuery {
  organizationId: string
  creatorId: string
  postId?: string | null
  /** Who owns the organization; its owner needs no contract. */
  ownerCreatorId?: string | null
  at: Date
}

interface Found {
  in_scope: boolean
  id: string | null
  creator_id: string | null
  post_id: string | null
  organization_bps: number | null
  parties: Share[]
}

/*
 * Parties share a sale only where its author is one of them, or owns the
 * organization: nobody gives away what another one earns.
 *
 * Says whether this transaction may see the organization's contracts at all:
 * row-level security would otherwise hide one, and the default would pay out.
 */
const RESOLVE = `
  select s.in_scope, c.id, c.creator_id, c.post_id, c.organization_bps,
    coalesce((select jsonb_agg(jsonb_build_object(
        'payeeId', coalesce(g.creator_id, p.payee_id),
        'payeeKind', case when g.creator_id is null then p.payee_kind
          else 'creator' end,
        'label', p.label, 'bps', p.bps) order by p.position)
      from split_party p left join guest_payee g on g.id = p.payee_id
      where p.contract_id = c.id), '[]') as parties
  from (select current_setting('codex.scope', true) = 'platform'
    or current_setting('codex.organization_id', true) = ? as in_scope) s
  left join lateral (
    select id, creator_id, post_id, organization_bps from split_contract
    where organization_id = ? and state = 'active'
      and (post_id = ? or (post_id is null
        and (creator_id = ? or creator_id is null)))
      and (organization_bps is not null or ? or exists (
        select from split_party p left join guest_payee g on g.id = p.payee_id
        where p.contract_id = split_contract.id
          and coalesce(g.creator_id, p.payee_id) = ?))
      and starts_at <= ? and (ends_at is null or ends_at > ?)
    order by post_id nulls last, creator_id nulls last, starts_at desc, id desc
    limit 1
  ) c on true`

function shared(
  query: ContractQuery,
  organizationBps: number
): ResolvedContract["shares"] {
  const { organizationId, creatorId } = query
  const creatorBps = 10_000 - organizationBps
  return [
    {
      payeeId: organizationId,
      payeeKind: "organization" as const,
      bps: organizationBps,
    },
    { payeeId: creatorId, payeeKind: "creator" as const, bps: creatorBps },
  ].filter((share) => share.bps > 0)
}

async function find(tx: Tx, query: ContractQuery): Promise<Found> {
  const { organizationId, creatorId, postId = null, at } = query
  const { rows } = await tx.raw<{ rows: Found[] }>(RESOLVE, [
    organizationId,
    organizationId,
    postId,
    creatorId,
    query.ownerCreatorId === creatorId,
    creatorId,
    at,
    at,
  ])
  const [found] = rows
  if (!found?.in_scope) {
    throw new Error(
      "resolveSplitContract needs withTenant({ organizationId }) or withPlatform"
    )
  }
  return found
}

function sourceOf(found: Found): "post" | "creator" | "organization" {
  if (found.post_id !== null) {
    return "post"
  }
  return found.creator_id === null ? "organization" : "creator"
}

/**
 * Who shares a sale: the contract for this post; else the one naming its creator; else all to the creator
 * who owns the organization; else the organization's general contract; else
 * the configured default (30 organization, 70 creator).
 */
export async function resolveSplitContract(
  tx: Tx,
  query: ContractQuery
): Promise<ResolvedContract> {
  const found = await find(tx, query)
  const isOwner = query.ownerCreatorId === query.creatorId
  const particular = found.post_id !== null || found.creator_id !== null
  // The owner is only bound by what names them, its post, or its parties.
  if (isOwner && !particular && found.parties.length === 0) {
    return { id: null, source: "owner", shares: shared(query, 0) }
  }
  if (found.id !== null) {
    const shares =
      found.parties.length > 0
        ? mergeShares(found.parties)
        : shared(query, found.organization_bps ?? 0)
    return { id: found.id, source: sourceOf(found), shares }
  }
  const { defaultOrganizationBps } = payoutsOptions()
  return {
    id: null,
    source: "default",
    shares: shared(query, defaultOrganizationBps),
  }
}

export interface CreateContractInput {
  organizationId: string
  creatorId: string | null
  organizationBps: number
  startsAt?: Date
  endsAt?: Date | null
}

export async function createSplitContract(
  tx: Tx,
  input: CreateContractInput
): Promise<SplitContract> {
  const { organizationId, creatorId, organizationBps, endsAt = null } = input
  const startsAt = input.startsAt ?? new Date()
  const whole = Number.isInteger(organizationBps)
  if (!whole || organizationBps < 0 || organizationBps > 10_000) {
    throw payoutsFailure("split_rate_invalid")
  }
  if (endsAt && endsAt <= startsAt) {
    throw payoutsFailure("period_invalid")
  }
  const { rows } = await tx.raw<{ rows: SplitContract[] }>(
    `insert into split_contract
       (id, organization_id, creator_id, organization_bps, starts_at, ends_at)
     values (?, ?, ?, ?, ?, ?) returning *`,
    [
      newId("split"),
      organizationId,
      creatorId,
      organizationBps,
      startsAt,
      endsAt,
    ]
  )
  const [contract] = rows
  if (!contract) {
    throw new Error("split_contract: nothing was inserted")
  }
  return contract
}
