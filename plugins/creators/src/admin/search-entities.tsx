import { defineSearchEntity } from "@medusajs/dashboard/lib"

interface Hit {
  id: string
  title: string
  subtitle: string
  to: string
}

const transform = (hit: Hit) => ({ ...hit, value: `codex:${hit.id}` })

defineSearchEntity<Hit>("codex_creator", {
  groupLabel: (t) => t("codexCreators.nav.creators"),
  shortcut: { keys: { Mac: ["G", "E"] }, to: "/creators" },
  transform,
})

defineSearchEntity<Hit>("codex_organization", {
  groupLabel: (t) => t("codexCreators.nav.organizations"),
  shortcut: { keys: { Mac: ["G", "B"] }, to: "/organizations" },
  transform,
})
