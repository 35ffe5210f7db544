import { newId, type Tx } from "@codex/kernel"
import { payoutsFailure } from "../errors"
import { payoutsOptions } from "../options"
import type { ResolvedContract, SplitContract } from "../types"

export interface ContractQuery {
  organizationId: string
  creatorId: string
  /** Who owns the organization; its owner needs no contract. */
  ownerCreatorId?: string | null
  at: Date
}

interface Found {
  in_scope: boolean
  id: string | null
  creator_id: string | null
  organization_bps: number | null
}

/*
 * Says whether this transaction may see the organization's contracts at all:
 * row-level security would otherwise hide one, and the default would pay out.
 */
const RESOLVE = `
  select s.in_scope, c.id, c.creator_id, c.organization_bps
  from (select current_setting('codex.scope', true) = 'platform'
    or current_setting('codex.organization_id', true) = ? as in_scope) s
  left join lateral (
    select id, creator_id, organization_bps from split_contract
    where organization_id = ? and (creator_id = ? or creator_id is null)
      and starts_at <= ? and (ends_at is null or ends_at > ?)
    order by creator_id nulls last, starts_at desc, id desc limit 1
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
  const { organizationId, creatorId, at } = query
  const { rows } = await tx.raw<{ rows: Found[] }>(RESOLVE, [
    organizationId,
    organizationId,
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

/**
 * Who shares a sale: the contract naming this creator; else all to the creator
 * who owns the organization; else the organization's general contract; else
 * the configured default (30 organization, 70 creator).
 */
export async function resolveSplitContract(
  tx: Tx,
  query: ContractQuery
): Promise<ResolvedContract> {
  const found = await find(tx, query)
  const isOwner = query.ownerCreatorId === query.creatorId
  if (isOwner && found.creator_id === null) {
    return { id: null, source: "owner", shares: shared(query, 0) }
  }
  if (found.id !== null && found.organization_bps !== null) {
    return {
      id: found.id,
      source: found.creator_id === null ? "organization" : "creator",
      shares: shared(query, found.organization_bps),
    }
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
