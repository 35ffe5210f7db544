import { useTranslation } from "react-i18next"
import { readDraft, type Draft } from "./draft"

export interface ChecklistEntry {
  code: "title" | "price" | "content" | "media_ready"
  ok: boolean
  text: string
}

function mediaProblem({ items }: Draft): "empty" | "failed" | "todo" | null {
  if (items.length === 0) {
    return "empty"
  }
  const gone = items.some(
    (item) =>
      item.state === "missing" || (item.state === "failed" && !item.playable)
  )
  if (gone) {
    return "failed"
  }
  // What lies elsewhere is always ready.
  const playable = items.some((item) => item.state === "ready" || item.playable)
  return playable ? null : "todo"
}

/** A bundle sells other posts, which must be on sale. */
function bundleStates({ parts }: Draft) {
  const offSale = parts.some((part) => part.status !== "published")
  return {
    content: parts.length < 2 ? "bundle" : null,
    media_ready: parts.length < 2 || offSale ? "bundle" : null,
  } as const
}

function hasPrice(draft: Draft): boolean {
  const { body, errors } = readDraft(draft, draft)
  const wrong = errors.price ?? errors.minimum ?? errors.suggested
  const missing = draft.pricing_type === "fixed" && !body.price_minor
  return wrong === undefined && !missing
}

/** What publishing still needs, as the form stands now; the server decides. */
export function useChecklist(draft: Draft): ChecklistEntry[] {
  const { t } = useTranslation()
  const bundle = draft.product_type === "bundle"
  const states = {
    title: draft.title.trim() === "" ? "todo" : null,
    price: hasPrice(draft) ? null : "todo",
    ...(bundle
      ? bundleStates(draft)
      : {
          content: draft.items.length === 0 ? "todo" : null,
          media_ready: mediaProblem(draft),
        }),
  } as const
  const done = bundle ? "bundleDone" : "done"
  const codes = ["title", "price", "content", "media_ready"] as const
  return codes.map((code) => ({
    code,
    ok: states[code] === null,
    text: t(
      `codexContent.checklist.${code}.${states[code] ?? (code === "title" || code === "price" ? "done" : done)}`
    ),
  }))
}
