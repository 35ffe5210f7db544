import { z } from "zod"
import { payoutPolicy } from "./payouts"

const timestamp = z.string()

/** `POST /admin/payout-policies`; amounts in minor units of each wallet. */
export const policyBody = z.strictObject({
  /** The first day it counts for, UTC. */
  starts_on: z.iso.date(),
  hold_days: z.number().int().min(0).max(365),
  reserve_bps: z.number().int().min(0).max(10_000),
  reserve_days: z.number().int().min(1).max(365),
  minimum_minor: z.number().int().min(1).max(99_999_999),
  negative_floor_minor: z.number().int().min(-99_999_999).max(0),
  cool_down_hours: z.number().int().min(0).max(720),
  note: z.string().trim().max(300).default(""),
})
export type PolicyBody = z.infer<typeof policyBody>

/** `POST /admin/payout-policies/:id/withdraw` */
export const policyWithdrawBody = z.strictObject({
  note: z.string().trim().max(300).default(""),
})
export type PolicyWithdrawBody = z.infer<typeof policyWithdrawBody>

const plannedPolicy = policyBody.extend({
  id: z.string(),
  /**
   * `replaced`: another one was planned for the same day later; `unchanged`: it
   * says what counted the day before, as a withdrawal does.
   */
  state: z.enum(["planned", "in_force", "over", "replaced", "unchanged"]),
  created_by: z.string(),
  created_at: timestamp,
})
export type PolicyRowView = z.infer<typeof plannedPolicy>

/** `GET /admin/payout-policies` */
export const policiesResponse = z.object({
  /** Every one there ever was, the latest day first. */
  policies: z.array(plannedPolicy),
  current: payoutPolicy,
  /** The first day a new one may count for. */
  earliest: z.iso.date(),
  /** Of the shop; wallets of other currencies read the numbers as theirs. */
  currency_code: z.string(),
})
export type PoliciesResponse = z.infer<typeof policiesResponse>
