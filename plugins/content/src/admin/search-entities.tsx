import { defineSearchEntity } from "@medusajs/dashboard/lib"

defineSearchEntity<{ id: string; title: string; subtitle: string; to: string }>(
  "codex_post",
  {
    groupLabel: (t) => t("codexContent.nav.operator"),
    shortcut: { keys: { Mac: ["G", "T"] }, to: "/posts" },
    transform: (hit) => ({ ...hit, value: `codex:${hit.id}` }),
  }
)
