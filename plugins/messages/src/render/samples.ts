import { kindOf, specOf } from "@codex/messages"
import type { MessageType, VariableKind } from "@codex/messages"
import catalogue from "../i18n/en.json"
import type { Facts } from "./values"

const TEXTS: Record<string, string | undefined> = catalogue.samples
const AT = "2026-11-21T14:32:00.000Z"

const AMOUNTS: Record<string, string | undefined> = {
  price: "2499",
  discount: "-500",
  tax: "319",
}

function sample(kind: VariableKind, name: string): unknown {
  switch (kind) {
    case "money":
      return { amount_minor: AMOUNTS[name] ?? "1999", currency_code: "usd" }
    case "date":
      return AT
    case "shop":
      return `/example/${name.replace(/_url$/, "")}`
    case "admin":
      return `/studio/${name.replace(/_url$/, "")}`
    case "use":
      return "watch"
    case "text":
      return TEXTS[name] ?? name
  }
}

/** Facts to show a mail with before there are real ones. */
export function sampleFacts(type: MessageType): Facts {
  const entries = Object.entries(specOf(type).variables)
  return Object.fromEntries(
    entries.map(([name, spec]) => [name, sample(kindOf(spec), name)])
  )
}
