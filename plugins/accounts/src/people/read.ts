import {
  listMembers,
  listOpenInvitations,
  type Invitation,
  type Member,
} from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { StudioActor } from "@codex/plugin-creators/workflows"
import type { PersonView, SentInvitation, StudioPeople } from "../contract"
import { mayChange, rolesGivenBy } from "./gives"

const person =
  ({ creator, organization }: StudioActor) =>
  (row: Member): PersonView => ({
    creator_id: row.creator_id,
    name: row.display_name,
    handle: row.handle,
    role: row.role,
    since: row.created_at.toISOString(),
    you: row.creator_id === creator.id,
    editable: mayChange(organization.role, row.role),
  })

export const sentInvitation =
  ({ organization }: StudioActor) =>
  (row: Invitation): SentInvitation => ({
    id: row.id,
    email: row.email,
    role: row.role,
    sent_at: row.updated_at.toISOString(),
    valid_until: row.expires_at.toISOString(),
    expired: row.expires_at < new Date(),
    editable: mayChange(organization.role, row.role),
  })

/** Who works here, and who was asked to; addresses only for those who ask. */
export async function readPeople(
  pg: Pg,
  actor: StudioActor
): Promise<StudioPeople> {
  const { organization } = actor
  const personal = organization.kind === "personal"
  const gives = personal ? [] : rolesGivenBy(organization.role)
  // Names are the members' own rows, outside the organization's scope.
  return withPlatform(pg, "people of an organization", async (tx) => {
    const members = await listMembers(tx, organization.id)
    const open =
      gives.length > 0 ? await listOpenInvitations(tx, organization.id) : []
    return {
      organization: organization.name,
      personal,
      gives,
      people: members.map(person(actor)),
      invitations: open.map(sentInvitation(actor)),
    }
  })
}
