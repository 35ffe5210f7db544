import type { PartyInput } from "../../contract"

/** A line of the form; percent as it was written. */
export interface DraftParty {
  key: string
  kind: PartyInput["kind"]
  who: string
  name: string
  percent: string
}

export function percentToBps(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  const [, whole = "", part = ""] = match ?? []
  const bps = Number(whole) * 100 + Number(part.padEnd(2, "0"))
  return match && bps >= 0 && bps <= 10_000 ? bps : null
}

/** What is still missing to the whole; nothing while a part is no number. */
export function missingBps(parties: readonly DraftParty[]): number | null {
  const rates = parties.map((party) => percentToBps(party.percent))
  return rates.some((bps) => bps === null)
    ? null
    : 10_000 - rates.reduce<number>((sum, bps) => sum + (bps ?? 0), 0)
}

export function toParty(draft: DraftParty): PartyInput {
  const bps = percentToBps(draft.percent) ?? 0
  switch (draft.kind) {
    case "organization":
      return { kind: "organization", bps }
    case "creator":
      return { kind: "creator", handle: draft.who, bps }
    case "guest":
      return { kind: "guest", email: draft.who, name: draft.name, bps }
  }
}
