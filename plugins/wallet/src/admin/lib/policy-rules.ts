import { money } from "@codex/admin-kit"
import type { TFunction } from "i18next"
import type { PayoutPolicyView } from "../../contract"
import { percent } from "./format"

export interface PolicyRule {
  name: string
  title: string
  text: string
}

/** A policy in plain sentences, with its own numbers. */
export function policyRules(
  t: TFunction,
  policy: PayoutPolicyView,
  currency: string
): PolicyRule[] {
  const values = {
    minimum: money(policy.minimum_minor, currency),
    hold: policy.hold_days,
    window: policy.refund_window_days,
    reserve: percent(policy.reserve_bps),
    reserveDays: policy.reserve_days,
    floor: money(policy.negative_floor_minor, currency),
    coolDown: policy.cool_down_hours,
  }
  const names = [
    "hold",
    policy.reserve_bps > 0 ? "reserve" : "noReserve",
    "minimum",
    "coolDown",
    "floor",
  ]
  return names.map((name) => ({
    name,
    title: t(`codexWallet.policy.${name}.title`),
    text: t(`codexWallet.policy.${name}.text`, values),
  }))
}

/** The sentences of `next` that `now` does not say. */
export function changedRules(
  now: readonly PolicyRule[],
  next: readonly PolicyRule[]
): PolicyRule[] {
  const said = new Set(now.map(({ text }) => text))
  return next.filter(({ text }) => !said.has(text))
}
