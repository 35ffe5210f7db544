import type { Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { Agreement } from "@codex/payouts"
import type { StudioActor } from "@codex/plugin-creators/workflows"

/** Who has to answer a proposal learns of it with the proposal. */
export async function mailProposal(
  tx: Tx,
  { creator, organization }: StudioActor,
  agreement: Agreement
): Promise<void> {
  const asked = agreement.parties.filter(
    (party) => party.state === "asked" && party.payee_kind === "creator"
  )
  for (const party of asked) {
    await sendMessage(tx, {
      type: "share_proposal",
      key: `${agreement.id}:${party.payee_id}`,
      to: { creatorId: party.payee_id },
      organizationId: organization.id,
      data: {
        proposer: creator.display_name,
        organization: organization.name,
        share: `${party.bps / 100} %`,
        agreements_url: "/studio/agreements",
      },
    })
  }
}
