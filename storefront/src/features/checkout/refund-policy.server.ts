import type {
  RefundPolicyBody,
  StoreRefundPolicy,
} from "@codex/plugin-checkout/contract"
import { callApi } from "../../lib/api.server"
import { api } from "../../paths"

const KEEP_MS = 30_000
const KEPT_MOST = 200
const kept = new Map<string, { until: number; policy: RefundPolicyBody }>()

/** What a store promises about refunds; kept for 30 s, absent while it is down. */
export async function getRefundPolicy(
  handle: string
): Promise<RefundPolicyBody | undefined> {
  const known = kept.get(handle)
  if (known && known.until > Date.now()) return known.policy
  const answer = await callApi<StoreRefundPolicy>(api.refundPolicy(handle))
  if (!answer.ok) return known?.policy
  if (kept.size >= KEPT_MOST) kept.clear()
  const { policy } = answer.value
  kept.set(handle, { until: Date.now() + KEEP_MS, policy })
  return policy
}
