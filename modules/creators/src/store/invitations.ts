import {
  assertDefined,
  newId,
  randomToken,
  sha256Hex,
  type Tx,
} from "@codex/kernel"
import { creatorsFailure } from "../errors"
import type { Invitation, InvitedRole } from "../types"

const DAYS = 7

export interface InviteInput {
  organizationId: string
  /** In lower case. */
  email: string
  role: InvitedRole
  /** The creator who invites. */
  invitedBy: string
}

/**
 * A new invitation and its token, which is kept nowhere else. An open one for
 * the same address gets a new role, a new token and new time: its old link no
 * longer works.
 */
export async function inviteMember(
  tx: Tx,
  input: InviteInput
): Promise<{ invitation: Invitation; token: string }> {
  const token = randomToken()
  const { rows } = await tx.raw<{ rows: Invitation[] }>(
    `INSERT INTO invitation
       (id, organization_id, email, role, invited_by, token_hash, expires_at)
     VALUES (:id, :organizationId, :email, :role, :invitedBy, :hash,
       now() + make_interval(days => :days))
     ON CONFLICT (organization_id, email) WHERE status = 'open'
     DO UPDATE SET role = excluded.role, invited_by = excluded.invited_by,
       token_hash = excluded.token_hash, expires_at = excluded.expires_at,
       updated_at = now()
     RETURNING *`,
    {
      ...input,
      id: newId("inv"),
      organizationId: assertDefined(input.organizationId, "organization id"),
      hash: sha256Hex(token),
      days: DAYS,
    }
  )
  return { invitation: assertDefined(rows[0], "invitation"), token }
}

/** The open one for an address, locked: who may replace it is the caller's. */
export async function findOpenInvitation(
  tx: Tx,
  key: { organizationId: string; email: string }
): Promise<Invitation | null> {
  const row = await tx("invitation")
    .where({
      organization_id: assertDefined(key.organizationId, "organization id"),
      email: key.email,
      status: "open",
    })
    .forUpdate()
    .first<Invitation>()
  return row ?? null
}

/** Those nobody has answered yet, newest first; some may have run out. */
export async function listOpenInvitations(
  tx: Tx,
  organizationId: string
): Promise<Invitation[]> {
  return tx("invitation")
    .where({
      organization_id: assertDefined(organizationId, "organization id"),
      status: "open",
    })
    .orderBy([{ column: "created_at", order: "desc" }, { column: "id" }])
    .select<Invitation[]>("*")
}

/** The open invitation a token belongs to, locked; whoever has it may answer. */
export async function openInvitation(
  tx: Tx,
  token: string
): Promise<Invitation> {
  const row = await tx("invitation")
    .where({ token_hash: sha256Hex(assertDefined(token, "token")) })
    .where({ status: "open" })
    .where("expires_at", ">", tx.fn.now())
    .forUpdate()
    .first<Invitation>()
  if (!row) {
    throw creatorsFailure("invitation_not_found")
  }
  return row
}

async function close(
  tx: Tx,
  key: { id: string; organization_id: string },
  outcome: { status: string; accepted_by?: string }
): Promise<Invitation> {
  const [row] = await tx("invitation")
    .where({ ...key, status: "open" })
    .update({ ...outcome, updated_at: tx.fn.now() })
    .returning<Invitation[]>("*")
  if (!row) {
    throw creatorsFailure("invitation_not_found")
  }
  return row
}

/** Withdraws an invitation of this organization: its link stops working. */
export async function withdrawInvitation(
  tx: Tx,
  key: { organizationId: string; id: string }
): Promise<Invitation> {
  const organization_id = assertDefined(key.organizationId, "organization id")
  return close(tx, { id: key.id, organization_id }, { status: "withdrawn" })
}

/** Notes the answer of the person; the membership is the caller's to add. */
export async function answerInvitation(
  tx: Tx,
  { id, organization_id }: Invitation,
  acceptedBy: string | null
): Promise<Invitation> {
  const outcome = acceptedBy
    ? { status: "accepted", accepted_by: acceptedBy }
    : { status: "declined" }
  return close(tx, { id, organization_id }, outcome)
}
