import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import {
  addDestination,
  listPayouts,
  type NewDestination,
  type PayoutDestination,
} from "@codex/payouts"
import type { DestinationBody } from "../contract"
import { walletFailure } from "../lib/failures"
import type { Payee } from "../lib/payees"
import { movePayout } from "./move"

const ALNUM = /[^A-Za-z0-9]/g

/** IBAN check digits (ISO 13616): moved to the end, the rest is 1 mod 97. */
export function isIban(text: string): boolean {
  const iban = text.replace(ALNUM, "").toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) {
    return false
  }
  const moved = iban.slice(4) + iban.slice(0, 4)
  const digits = moved.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n
}

/** ABA routing number: nine digits weighted 3, 7, 1 add up to tens. */
export function isRouting(text: string): boolean {
  const weights = [3, 7, 1]
  const sum = text
    .split("")
    .reduce(
      (total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0),
      0
    )
  return /^\d{9}$/.test(text) && sum % 10 === 0 && sum > 0
}

function bankOf(body: DestinationBody) {
  const accountNumber = body.account_number.replace(ALNUM, "").toUpperCase()
  const bankCode = body.bank_code.replace(ALNUM, "").toUpperCase()
  const looksLikeIban = /^[A-Z]{2}\d{2}/.test(accountNumber)
  const right = looksLikeIban
    ? isIban(accountNumber)
    : /^\d{4,17}$/.test(accountNumber) &&
      (body.country === "US" ? isRouting(bankCode) : bankCode.length > 0)
  if (!right) {
    throw walletFailure("bank_details_invalid")
  }
  return { accountNumber, bankCode }
}

/** What was asked for and not yet approved went to another account. */
async function cancelWaiting(tx: Tx, payee: Payee, by: string): Promise<void> {
  const { rows } = await listPayouts(tx, {
    organizationId: payee.organizationId,
    payeeId: payee.id,
    states: ["requested", "approved"],
    limit: 100,
    offset: 0,
  })
  for (const { id, batch_id: inFile } of rows) {
    if (!inFile) {
      const note = "The payout destination was changed. Ask for it again."
      await movePayout(tx, id, { to: "canceled", by, note })
    }
  }
}

/** Puts a destination in force; whatever waited for the old one is given back. */
export async function replaceDestination(
  tx: Tx,
  payee: Payee,
  input: Omit<NewDestination, "organizationId" | "payeeId">
): Promise<PayoutDestination> {
  const destination = await addDestination(tx, {
    ...input,
    organizationId: payee.organizationId,
    payeeId: payee.id,
  })
  await cancelWaiting(tx, payee, input.by)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: input.by,
    action: "payout_destination.added",
    objectType: "payout_destination",
    objectId: destination.id,
    after: { payee_id: payee.id, masked: destination.masked },
  })
  return destination
}

export function addBankAccount(
  tx: Tx,
  payee: Payee,
  input: { body: DestinationBody; currency: string; by: string; now: Date }
): Promise<PayoutDestination> {
  const { body, currency, by, now } = input
  return replaceDestination(tx, payee, {
    provider: "manual",
    holderName: body.holder_name,
    country: body.country,
    currencyCode: currency,
    bank: bankOf(body),
    by,
    now,
  })
}
