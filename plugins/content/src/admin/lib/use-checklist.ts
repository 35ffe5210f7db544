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
  const playable = items.some((item) => item.state === "ready" || item.playable)
  return playable ? null : "todo"
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
  const media = mediaProblem(draft)
  const states = {
    title: draft.title.trim() === "" ? "todo" : null,
    price: hasPrice(draft) ? null : "todo",
    content: draft.items.length === 0 ? "todo" : null,
    media_ready: media,
  } as const
  const codes = ["title", "price", "content", "media_ready"] as const
  return codes.map((code) => ({
    code,
    ok: states[code] === null,
    text: t(`codexContent.checklist.${code}.${states[code] ?? "done"}`),
  }))
}
