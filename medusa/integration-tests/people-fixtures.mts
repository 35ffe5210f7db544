import { newId, sha256Hex } from "@codex/kernel"
import { sql } from "./shop.mts"

const answer = (name: string) => ({
  id: newId("inv"),
  token: `matrix-token-to-${name}`,
})

/** Invitations of organization A and their tokens, by what is done to them. */
export const ANSWERS = {
  read: answer("read"),
  accept: answer("accept"),
  decline: answer("decline"),
}

export interface PeopleFixtures {
  /** An invitation of A nobody has answered. */
  invitation: string
  /** A creator who works for A. */
  member: string
  /** Another brand of A's creator, with the same member, to be handed over. */
  house: string
}

async function invite(
  id: string,
  organization: string,
  { by, token, valid }: { by: string; token: string; valid: boolean }
): Promise<string> {
  await sql(
    `insert into invitation (id, organization_id, email, role, token_hash,
       invited_by, expires_at)
     values ($1, $2, $3, 'creator', $4, $5,
       now() + make_interval(hours => $6))`,
    [
      id,
      organization,
      `${token}@example.com`,
      sha256Hex(token),
      by,
      valid ? 1 : -1,
    ]
  )
  return id
}

/** Somebody with nothing but a membership, who can be removed again. */
async function memberOf(organization: string): Promise<string> {
  const [creator, personal] = [newId("cr"), newId("org")]
  await sql(
    `with named as (insert into handle (handle, target_type, target_id)
       values ('matrix-member', 'creator', $1) returning handle),
     made as (insert into creator (id, user_id, display_name, handle,
       personal_organization_id)
       select $1, 'user_matrix_member', 'Matrix Member', handle, $2 from named
       returning id),
     own as (insert into organization (id, name, handle, kind,
       sales_channel_id, owner_creator_id)
       select $2, 'Matrix Member', 'matrix-member', 'personal',
         'sc_matrix_member', id from made returning id)
     insert into membership (id, organization_id, creator_id, role)
       select $3, $4, made.id, 'member' from made, own`,
    [creator, personal, newId("mbr"), organization]
  )
  return creator
}

/** A brand of this creator's, for which somebody else works too. */
async function houseOf(owner: string, member: string): Promise<string> {
  const house = newId("org")
  await sql(
    `with named as (insert into handle (handle, target_type, target_id)
       values ('matrix-second-house', 'organization', $1) returning handle),
     made as (insert into organization (id, name, handle, kind,
       sales_channel_id, owner_creator_id)
       select $1, 'Second House', handle, 'brand', 'sc_matrix_house', $2
       from named returning id)
     insert into membership (id, organization_id, creator_id, role)
       select p.id, made.id, p.creator, p.role from made,
         (values ($3, $2, 'owner'), ($4, $5, 'member')) p (id, creator, role)`,
    [house, owner, newId("mbr"), newId("mbr"), member]
  )
  return house
}

export async function makePeople(
  creator: string,
  organization: string
): Promise<PeopleFixtures> {
  const { read, accept, decline } = ANSWERS
  const by = creator
  await invite(read.id, organization, { by, token: read.token, valid: true })
  for (const { id, token } of [accept, decline]) {
    await invite(id, organization, { by, token, valid: false })
  }
  const waiting = { by, token: "matrix-token-waiting", valid: true }
  const member = await memberOf(organization)
  return {
    invitation: await invite(newId("inv"), organization, waiting),
    member,
    house: await houseOf(creator, member),
  }
}
