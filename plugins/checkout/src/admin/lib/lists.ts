import { radioFilters, type ListShape } from "@codex/admin-kit"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** What the operator's lists are narrowed by and ordered by, as their API. */
export const PURCHASES = {
  filters: { state: ["paid", "refunded", "ended"] },
  orders: ["paid_at", "amount_minor"],
} as const satisfies ListShape

export const SHOPPERS = {
  filters: {
    bought: ["yes", "no", "refunded"],
    owns: ["yes", "no"],
    account: ["registered", "guest"],
    from: null,
    until: null,
  },
  orders: ["created_at", "last_paid_at", "spent"],
} as const satisfies ListShape

export const DELIVERIES = {
  filters: {
    state: ["pending", "done", "kept", "failed"],
    kind: ["receipt_email", "order_projection", "sale_notice"],
  },
  orders: [],
} as const satisfies ListShape

export const AUDIT_LOG = {
  filters: {
    actor: ["user", "customer", "creator", "system", "provider", "api_key"],
    from: null,
    until: null,
  },
  orders: [],
} as const satisfies ListShape

/** `texts.filters.state` names a filter, `texts.state.paid` its value. */
export function useFilters(shape: ListShape, texts: string) {
  const { t } = useTranslation()
  return useMemo(
    () =>
      radioFilters(shape, (name, value) =>
        t(
          `codexCheckout.${texts}.${value ? `${name}.${value}` : `filters.${name}`}`
        )
      ),
    [shape, t, texts]
  )
}
