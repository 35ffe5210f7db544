import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import { answerProposal } from "@codex/payouts"
import type { StudioActor } from "@codex/plugin-creators/workflows"
import { payeesOf } from "../lib/payees"

/** Accepts or declines the share of whoever is signed in. */
export async function answer(
  tx: Tx,
  actor: StudioActor,
  input: { id: string; accept: boolean }
): Promise<void> {
  const agreement = await answerProposal(tx, {
    ...input,
    payeeIds: payeesOf(actor).map((payee) => payee.id),
    by: actor.userId,
  })
  await recordAudit(tx, {
    actorKind: "user",
    actorId: actor.userId,
    action: input.accept ? "agreement.accepted" : "agreement.declined",
    objectType: "split_contract",
    objectId: agreement.id,
    after: { state: agreement.state },
  })
}
