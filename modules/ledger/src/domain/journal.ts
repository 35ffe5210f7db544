import { isCurrency, parseAccount } from "./chart"

/** One line of a journal: this amount is added to this account. */
export interface Leg {
  account: string
  amountMinor: bigint
}

/** After the journal this payee's account must hold at least so much. */
export interface Floor {
  account: string
  minMinor: bigint
}

export interface JournalInput {
  /** The same key posts once, whoever sends it however often. */
  idem: string
  kind: string
  refType: string
  refId: string
  currency: string
  legs: readonly Leg[]
  /** When it happened, if not now. Not part of what `idem` stands for. */
  occurredAt?: Date
  /** Refused as a whole when one would not hold. Not part of it either. */
  floors?: readonly Floor[]
}

export type JournalFault =
  | "journal_key_invalid"
  | "journal_currency_invalid"
  | "journal_leg_count"
  | "journal_account_unknown"
  | "journal_zero_leg"
  | "journal_unbalanced"
  | "journal_floor_invalid"

export const MIN_LEGS = 2
export const MAX_LEGS = 32
const MAX_KEY = 200
const INT8_MAX = 2n ** 63n - 1n

const isKey = (text: string) => text.length > 0 && text.length <= MAX_KEY

/** Only payees' balances are kept, so only they can be held to a floor. */
const isFloor = ({ account, minMinor }: Floor) =>
  parseAccount(account)?.kind === "payee" && !tooLarge(minMinor)

export const sumLegs = (legs: readonly Leg[]): bigint =>
  legs.reduce((sum, leg) => sum + leg.amountMinor, 0n)

const tooLarge = (amount: bigint) => amount > INT8_MAX || amount < -INT8_MAX

function faultInLegs(legs: readonly Leg[]): JournalFault | null {
  if (legs.length < MIN_LEGS || legs.length > MAX_LEGS) {
    return "journal_leg_count"
  }
  if (legs.some((leg) => parseAccount(leg.account) === null)) {
    return "journal_account_unknown"
  }
  if (legs.some((leg) => leg.amountMinor === 0n)) {
    return "journal_zero_leg"
  }
  const balanced = sumLegs(legs) === 0n
  const fits = !legs.some((leg) => tooLarge(leg.amountMinor))
  return balanced && fits ? null : "journal_unbalanced"
}

/** First thing wrong with a journal, or `null`; the CHECK says it again (L1). */
export function journalFault(input: JournalInput): JournalFault | null {
  const keys = [input.idem, input.kind, input.refType, input.refId]
  // `=` begins a stored key that repeats its kind and reference.
  if (!keys.every(isKey) || input.idem.startsWith("=")) {
    return "journal_key_invalid"
  }
  if (!isCurrency(input.currency)) {
    return "journal_currency_invalid"
  }
  const fault = faultInLegs(input.legs)
  if (fault) {
    return fault
  }
  return input.floors?.every(isFloor) === false ? "journal_floor_invalid" : null
}

/**
 * The text that tells a replay from another journal under the same key.
 * JSON of a fixed shape, so no separator inside a value can imitate another.
 */
export function canonicalJournal(input: JournalInput): string {
  return JSON.stringify([
    input.kind,
    input.refType,
    input.refId,
    input.currency,
    input.legs.map((leg) => [leg.account, leg.amountMinor.toString()]),
  ])
}
