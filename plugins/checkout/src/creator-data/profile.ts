import { listSessions } from "@codex/accounts"
import { getOrganizationSettings, getVerifiedPhone } from "@codex/creators"
import type { OrganizationEver } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { Modules } from "@medusajs/framework/utils"
import { inPlatform } from "../lib/platform"
import { iso } from "./as-text"
import { isOwned, type Owner } from "./own-creator"

/** What its settings say is the owner's; a member takes the name along. */
async function organization(tx: Tx, row: OrganizationEver) {
  const settings = isOwned(row)
    ? await getOrganizationSettings(tx, row.id)
    : null
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    kind: row.kind,
    role: row.role,
    joined_at: iso(row.joined_at),
    left_at: row.membership_status === "removed" ? iso(row.changed_at) : null,
    ...(settings
      ? {
          tagline: settings.tagline,
          description: settings.description,
          support_email: settings.support_email,
          legal_name: settings.legal_name,
          brand_color: settings.brand_color,
        }
      : {}),
  }
}

const creatorOf = ({ creator }: Owner) => ({
  id: creator.id,
  name: creator.display_name,
  handle: creator.handle,
  bio: creator.bio,
  since: iso(creator.created_at),
  may_sell_since: iso(creator.approved_at),
})

async function devices(tx: Tx, { authIdentityId }: Owner) {
  const sessions = await listSessions(tx, { authIdentityId })
  return sessions.map((session) => ({
    device: session.device,
    network: session.ip_prefix,
    from: iso(session.created_at),
    seen: iso(session.last_seen_at),
  }))
}

/** Who they are here, where they work, and where they are signed in. */
export async function* profileText(of: Owner): AsyncGenerator<string> {
  const users = of.container.resolve(Modules.USER)
  const { email } = await users.retrieveUser(of.userId)
  const known = await inPlatform(of.container, "own profile", async (tx) => {
    const organizations = []
    for (const row of of.organizations) {
      organizations.push(await organization(tx, row))
    }
    const phone = await getVerifiedPhone(tx, of.creator.id)
    return {
      phone: phone?.number ?? null,
      organizations,
      devices: await devices(tx, of),
    }
  })
  const profile = { creator: creatorOf(of), email, ...known }
  yield `${JSON.stringify(profile, null, 2)}\n`
}
