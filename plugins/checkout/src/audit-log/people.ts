import type { AuditEvent } from "@codex/audit"
import { findCreatorByUser, listCreatorsByIds } from "@codex/creators"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { inPlatform } from "../lib/platform"

type Actor = Pick<AuditEvent, "actor_kind" | "actor_id">

const MOST = 50

interface Person {
  id: string
  first_name?: string | null
  last_name?: string | null
  email?: string | null
}

const nameOf = (person: Person): [string, string] => [
  person.id,
  [person.first_name, person.last_name].filter(Boolean).join(" ") ||
    (person.email ?? person.id),
]

const idsOf = (actors: readonly Actor[], kind: Actor["actor_kind"]) => [
  ...new Set(
    actors.filter((a) => a.actor_kind === kind).map((a) => a.actor_id)
  ),
]

/** What people are called who did something. */
export async function actorNames(
  container: MedusaContainer,
  actors: readonly Actor[]
): Promise<ReadonlyMap<string, string>> {
  const users = await container
    .resolve(Modules.USER)
    .listUsers({ id: idsOf(actors, "user") }, { take: MOST * 2 })
  const customers = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: idsOf(actors, "customer") }, { take: MOST * 2 })
  const creators = await inPlatform(container, "audit log: names", (tx) =>
    listCreatorsByIds(tx, idsOf(actors, "creator"))
  )
  return new Map([
    ...users.map(nameOf),
    ...customers.map(nameOf),
    ...creators.map((row): [string, string] => [row.id, row.display_name]),
  ])
}

/** Ids of those an address may mean; nobody where it is none. */
export async function actorsByEmail(
  container: MedusaContainer,
  q: string | undefined
): Promise<string[]> {
  if (!q?.includes("@")) {
    return []
  }
  const wanted = { email: q.toLowerCase() }
  const page = { take: MOST }
  const [users, customers] = await Promise.all([
    container.resolve(Modules.USER).listUsers(wanted, page),
    container.resolve(Modules.CUSTOMER).listCustomers(wanted, page),
  ])
  const [user] = users
  // A creator acts under an id of their own; an address is one login's.
  const creator =
    user &&
    (await inPlatform(container, "audit log: creator by login", (tx) =>
      findCreatorByUser(tx, user.id)
    ))
  return [...users, ...customers, ...(creator ? [creator] : [])].map(
    ({ id }) => id
  )
}
