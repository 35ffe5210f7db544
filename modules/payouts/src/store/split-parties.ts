import { newId, type Tx } from "@codex/kernel"
import { sharesFault, type Share } from "../domain/shares"
import { payoutsFailure } from "../errors"
import type { Agreement, SplitContract, SplitParty } from "../types"

export interface Proposal {
  organizationId: string
  name: string
  /** For posts of this creator; else for one post; else for all. */
  creatorId: string | null
  postId: string | null
  startsAt: Date
  endsAt: Date | null
  parties: readonly Share[]
  /** Payees this person speaks for: they accept by proposing. */
  speaksFor: readonly string[]
  by: string
}

const insertParties = (tx: Tx, contract: SplitContract, input: Proposal) =>
  tx("split_party").insert(
    input.parties.map((party, position) => {
      const accepted = input.speaksFor.includes(party.payeeId)
      const asked = party.payeeKind === "guest" ? "held" : "asked"
      return {
        organization_id: contract.organization_id,
        contract_id: contract.id,
        position,
        payee_id: party.payeeId,
        payee_kind: party.payeeKind,
        label: party.label ?? "",
        bps: party.bps,
        state: accepted ? "accepted" : asked,
        decided_at: accepted ? tx.fn.now() : null,
        decided_by: accepted ? input.by : null,
      }
    })
  )

/** A proposal; in force at once where nobody else has to agree. */
export async function proposeContract(
  tx: Tx,
  input: Proposal
): Promise<Agreement> {
  const fault = sharesFault(input.parties)
  if (fault) {
    throw payoutsFailure(fault)
  }
  if (input.endsAt && input.endsAt <= input.startsAt) {
    throw payoutsFailure("period_invalid")
  }
  const [contract] = await tx("split_contract")
    .insert({
      id: newId("split"),
      organization_id: input.organizationId,
      creator_id: input.postId ? null : input.creatorId,
      post_id: input.postId,
      name: input.name,
      state: "proposed",
      organization_bps: null,
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      proposed_by: input.by,
    })
    .returning<SplitContract[]>("*")
  if (!contract) {
    throw new Error("split_contract: nothing was inserted")
  }
  await insertParties(tx, contract, input)
  return settleProposal(tx, contract)
}

const partiesOf = (tx: Tx, contractIds: readonly string[]) =>
  tx("split_party")
    .whereIn("contract_id", [...contractIds])
    .orderBy(["contract_id", "position"])
    .select<SplitParty[]>("*")

/**
 * One decline ends a proposal; the last acceptance puts it in force. It counts
 * from then on: what was sold before is shared as it was.
 */
async function settleProposal(
  tx: Tx,
  contract: SplitContract
): Promise<Agreement> {
  const parties = await partiesOf(tx, [contract.id])
  const declined = parties.some((party) => party.state === "declined")
  const open = parties.some((party) => party.state === "asked")
  if (!declined && open) {
    return { ...contract, parties }
  }
  const [row] = await tx("split_contract")
    .where({ id: contract.id })
    .update({
      state: declined ? "declined" : "active",
      starts_at: tx.raw("greatest(starts_at, now())"),
    })
    .returning<SplitContract[]>("*")
  return { ...(row ?? contract), parties }
}

async function lockContract(tx: Tx, id: string): Promise<SplitContract> {
  const [contract] = await tx("split_contract")
    .where({ id })
    .forUpdate()
    .select<SplitContract[]>("*")
  if (!contract) {
    throw payoutsFailure("agreement_not_found")
  }
  return contract
}

/** A payee's answer. Their own share only, and only while it is asked for. */
export async function answerProposal(
  tx: Tx,
  input: {
    id: string
    payeeIds: readonly string[]
    accept: boolean
    by: string
  }
): Promise<Agreement> {
  const contract = await lockContract(tx, input.id)
  const mine = { contract_id: contract.id }
  const parties = await partiesOf(tx, [contract.id])
  const own = parties.filter((party) => input.payeeIds.includes(party.payee_id))
  if (own.length === 0) {
    throw payoutsFailure("agreement_not_found")
  }
  const asked = own.filter((party) => party.state === "asked")
  if (contract.state !== "proposed" || asked.length === 0) {
    throw payoutsFailure("agreement_decided")
  }
  await tx("split_party")
    .where(mine)
    .whereIn(
      "payee_id",
      asked.map((party) => party.payee_id)
    )
    .update({
      state: input.accept ? "accepted" : "declined",
      decided_at: tx.fn.now(),
      decided_by: input.by,
    })
  return settleProposal(tx, contract)
}

/** Takes a proposal back, or ends what is in force from now on. */
export async function endAgreement(
  tx: Tx,
  input: { id: string; organizationId: string; now: Date }
): Promise<void> {
  const contract = await lockContract(tx, input.id)
  if (contract.organization_id !== input.organizationId) {
    throw payoutsFailure("agreement_not_found")
  }
  const running =
    contract.state === "active" &&
    (!contract.ends_at || contract.ends_at > input.now)
  if (contract.state !== "proposed" && !running) {
    throw payoutsFailure("agreement_decided")
  }
  // One that has not begun never will: its end cannot lie before its start.
  const begun = contract.starts_at < input.now
  await tx("split_contract")
    .where({ id: contract.id })
    .update(running && begun ? { ends_at: input.now } : { state: "withdrawn" })
}

/** Agreements of an organization, and those that name one of these payees. */
export async function listAgreements(
  tx: Tx,
  query: { organizationId: string | null; payeeIds: readonly string[] }
): Promise<Agreement[]> {
  const named = tx("split_party")
    .whereIn("payee_id", [...query.payeeIds])
    .select("contract_id")
  const contracts = await tx("split_contract")
    .where((each) => {
      void each.whereIn("id", named)
      if (query.organizationId) {
        void each.orWhere({ organization_id: query.organizationId })
      }
    })
    .orderBy("created_at", "desc")
    .limit(100)
    .select<SplitContract[]>("*")
  const parties = await partiesOf(
    tx,
    contracts.map((contract) => contract.id)
  )
  return contracts.map((contract) => ({
    ...contract,
    parties: parties.filter((party) => party.contract_id === contract.id),
  }))
}
