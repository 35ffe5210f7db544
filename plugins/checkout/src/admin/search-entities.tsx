import { defineSearchEntity } from "@medusajs/dashboard/lib"

defineSearchEntity<{ id: string; title: string; subtitle: string; to: string }>(
  "codex_purchase",
  {
    groupLabel: (t) => t("codexCheckout.nav.purchases"),
    shortcut: { keys: { Mac: ["G", "Y"] }, to: "/purchases" },
    transform: (hit) => ({ ...hit, value: `codex:${hit.id}` }),
  }
)

/** Pages that hold nothing to search for by themselves: people Medusa finds. */
defineSearchEntity("codex_shopper", {
  groupLabel: (t) => t("codexCheckout.nav.shoppers"),
  shortcut: { keys: { Mac: ["G", "S"] }, to: "/shoppers" },
})

defineSearchEntity("codex_audit_log", {
  groupLabel: (t) => t("codexCheckout.nav.auditLog"),
  shortcut: { keys: { Mac: ["G", "D"] }, to: "/audit-log" },
})
