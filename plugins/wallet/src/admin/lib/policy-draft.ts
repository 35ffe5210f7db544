import type { PoliciesResponse, PolicyBody } from "../../contract"
import { percentToBps } from "./draft-parties"
import { major, toMinor } from "./format"

/** The fields of the form, as they are typed: rates in percent, amounts whole. */
export type PolicyDraft = Record<keyof PolicyBody, string>

type Numbers = Omit<PolicyBody, "starts_on" | "note">
type Read = Record<keyof Numbers, number | null>

/** What counts now, to be changed. */
export function draftOf(policies: PoliciesResponse): PolicyDraft {
  const { current, currency_code: currency, earliest } = policies
  return {
    starts_on: earliest,
    hold_days: String(current.hold_days),
    reserve_bps: String(current.reserve_bps / 100),
    reserve_days: String(current.reserve_days),
    minimum_minor: major(current.minimum_minor, currency),
    negative_floor_minor: major(-current.negative_floor_minor, currency),
    cool_down_hours: String(current.cool_down_hours),
    note: "",
  }
}

function whole(text: string, from: number, to: number): number | null {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= from && value <= to ? value : null
}

function numbersOf(draft: PolicyDraft, policies: PoliciesResponse): Read {
  const { current, currency_code: currency } = policies
  const floor = toMinor(draft.negative_floor_minor, currency)
  return {
    hold_days: whole(draft.hold_days, current.refund_window_days, 365),
    reserve_bps: percentToBps(draft.reserve_bps),
    reserve_days: whole(draft.reserve_days, 1, 365),
    minimum_minor: toMinor(draft.minimum_minor, currency) || null,
    // Zero is written without a sign.
    negative_floor_minor: floor === null ? null : 0 - floor,
    cool_down_hours: whole(draft.cool_down_hours, 0, 720),
  }
}

const isWhole = (read: Read): read is Numbers =>
  Object.values(read).every((value) => value !== null)

/** The policy that was typed, or which fields cannot be meant. */
export function readDraft(
  draft: PolicyDraft,
  policies: PoliciesResponse
): { body: PolicyBody | null; wrong: ReadonlySet<keyof PolicyBody> } {
  const read = numbersOf(draft, policies)
  const dated = draft.starts_on >= policies.earliest
  const wrong = new Set<keyof PolicyBody>(dated ? [] : ["starts_on"])
  for (const name of Object.keys(read) as (keyof Read)[]) {
    if (read[name] === null) {
      wrong.add(name)
    }
  }
  const { starts_on, note } = draft
  const body =
    dated && isWhole(read) ? { ...read, starts_on, note: note.trim() } : null
  return { body, wrong }
}
