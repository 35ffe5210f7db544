import type { StoreRefundPolicy } from "@codex/plugin-checkout/contract"
import { callApi } from "../../lib/api.server"
import { keptFor } from "../../lib/kept.server"
import { api } from "../../paths"

/** What a store promises about refunds; kept for 30 s, absent while it is down. */
export const getRefundPolicy = keptFor(30_000, async (handle) => {
  const answer = await callApi<StoreRefundPolicy>(api.refundPolicy(handle))
  return answer.ok ? answer.value.policy : undefined
})
