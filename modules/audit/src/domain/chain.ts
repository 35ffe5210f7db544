/** What the first seal is chained to. */
export const GENESIS = "0".repeat(64)

export type Hash = (text: string) => string

/** `h = H(prev ‖ row)`; the row's text is canonical JSON from Postgres. */
const link = (hash: Hash, previous: string, rowText: string): string =>
  hash(`${previous}\n${rowText}`)

/** Hashes of rows in order, each chained to the one before. */
export function chain(
  hash: Hash,
  previous: string,
  rowTexts: readonly string[]
): string[] {
  let last = previous
  return rowTexts.map((rowText) => (last = link(hash, last, rowText)))
}

export interface SealedRow {
  position: bigint
  previous: string
  sealed: string
  /** `null` when the event is gone. */
  rowText: string | null
}

export type Fault = "event_missing" | "event_changed" | "chain_broken"

/** Why a sealed row does not follow from the one before it, if it does not. */
export function sealFault(
  hash: Hash,
  last: { position: bigint; hash: string },
  row: SealedRow
): Fault | null {
  if (row.position !== last.position + 1n || row.previous !== last.hash) {
    return "chain_broken"
  }
  if (row.rowText === null) {
    return "event_missing"
  }
  const computed = link(hash, row.previous, row.rowText)
  return computed === row.sealed ? null : "event_changed"
}
