import { getCreator, resolveHandle, type Organization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { guestFor, type Share } from "@codex/payouts"
import type { PartyInput } from "../contract"
import { walletFailure } from "../lib/failures"

/** A creator by their handle; nobody else's id is ever asked for. */
export async function creatorByHandle(tx: Tx, handle: string) {
  const plain = handle.replace(/^@/, "").toLowerCase()
  const target = await resolveHandle(tx, plain)
  const creator =
    target?.target_type === "creator"
      ? await getCreator(tx, target.target_id)
      : null
  if (!creator) {
    throw walletFailure("person_not_found", { who: `@${plain}` })
  }
  return creator
}

async function shareOf(
  tx: Tx,
  organization: Organization,
  party: PartyInput
): Promise<Share> {
  const { bps } = party
  switch (party.kind) {
    case "organization":
      return {
        payeeId: organization.id,
        payeeKind: "organization",
        label: organization.name,
        bps,
      }
    case "creator": {
      const creator = await creatorByHandle(tx, party.handle)
      const label = creator.display_name
      return { payeeId: creator.id, payeeKind: "creator", label, bps }
    }
    case "guest": {
      const guest = await guestFor(tx, party)
      return guest.creator_id
        ? {
            payeeId: guest.creator_id,
            payeeKind: "creator",
            label: party.name,
            bps,
          }
        : { payeeId: guest.id, payeeKind: "guest", label: party.name, bps }
    }
  }
}

/** The people of a proposal as payees, one after the other. */
export async function sharesOf(
  tx: Tx,
  organization: Organization,
  parties: readonly PartyInput[]
): Promise<Share[]> {
  const shares: Share[] = []
  for (const party of parties) {
    shares.push(await shareOf(tx, organization, party))
  }
  return shares
}
