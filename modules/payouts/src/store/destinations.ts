import { newId, type Tx } from "@codex/kernel"
import { mask } from "../domain/mask"
import type { PayoutDestination } from "../payout-types"
import { seal, unseal } from "../sealed"
import { payoutPolicyAt } from "./payout-policies"

export interface BankDetails {
  accountNumber: string
  bankCode: string
}

export interface NewDestination {
  organizationId: string
  payeeId: string
  provider: string
  holderName: string
  country: string
  currencyCode: string
  by: string
  now: Date
  /** Sealed at once; only a batch file opens it again. */
  bank?: BankDetails
  /** Where the provider keeps the details itself. */
  externalId?: string
  ready?: boolean
}

/** In force now; `null` before the first. */
export async function activeDestination(
  tx: Tx,
  organizationId: string,
  payeeId: string
): Promise<PayoutDestination | null> {
  const row = await tx<PayoutDestination>("payout_destination")
    .where({
      organization_id: organizationId,
      payee_id: payeeId,
      state: "active",
    })
    .first()
  return row ?? null
}

const HOUR_MS = 3_600_000

/** Replaces the one in force; the new one has to cool down first. */
export async function addDestination(
  tx: Tx,
  input: NewDestination
): Promise<PayoutDestination> {
  const { organizationId, payeeId, bank, now } = input
  const id = newId("pdst")
  await tx("payout_destination")
    .where({
      organization_id: organizationId,
      payee_id: payeeId,
      state: "active",
    })
    .update({ state: "replaced" })
  const { cool_down_hours: hours } = await payoutPolicyAt(tx, now)
  const [row] = await tx<PayoutDestination>("payout_destination")
    .insert({
      id,
      organization_id: organizationId,
      payee_id: payeeId,
      provider: input.provider,
      holder_name: input.holderName,
      country: input.country,
      currency_code: input.currencyCode,
      masked: bank ? mask(bank.accountNumber) : "Stripe",
      details: bank ? seal(JSON.stringify(bank), id) : null,
      external_id: input.externalId ?? null,
      ready: input.ready ?? true,
      usable_from: new Date(now.getTime() + hours * HOUR_MS),
      created_by: input.by,
      created_at: now,
    })
    .returning("*")
  if (!row) {
    throw new Error("payout_destination: nothing was inserted")
  }
  return row
}

export async function getDestination(
  tx: Tx,
  id: string
): Promise<PayoutDestination | null> {
  const row = await tx<PayoutDestination>("payout_destination")
    .where({ id })
    .first()
  return row ?? null
}

/** For the batch file only. */
export function bankDetails(destination: PayoutDestination): BankDetails {
  if (!destination.details) {
    throw new Error(`Destination ${destination.id} has no bank details`)
  }
  return JSON.parse(unseal(destination.details, destination.id)) as BankDetails
}

/** What the provider says about its account, in whatever order it says it. */
export async function setDestinationReady(
  tx: Tx,
  externalId: string,
  ready: boolean
): Promise<void> {
  await tx("payout_destination")
    .where({ external_id: externalId })
    .update({ ready })
}
