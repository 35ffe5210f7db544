import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { TimelineStep } from "../../contract"
import { exact } from "../lib/format"

const DOT = {
  done: "bg-ui-tag-green-icon",
  kept: "bg-ui-tag-green-icon",
  pending: "bg-ui-tag-blue-icon",
  failed: "bg-ui-tag-red-icon",
} as const satisfies Record<TimelineStep["state"], string>

function useNote() {
  const { t, i18n } = useTranslation()
  return (step: TimelineStep): string => {
    if (step.state === "failed") {
      return t("codexCheckout.timeline.failed", { reason: step.detail ?? "" })
    }
    const when = step.at ? exact(step.at, i18n.language) : ""
    if (step.state === "kept") {
      return `${when} · ${t("codexCheckout.timeline.kept")}`
    }
    return when || t("codexCheckout.timeline.pending")
  }
}

/** What happened to a purchase, in order, with what is still to come. */
export const Timeline = ({ steps }: { steps: TimelineStep[] }) => {
  const { t } = useTranslation()
  const note = useNote()
  return (
    <ol className="flex flex-col gap-4">
      {steps.map((step) => (
        <li key={step.key} className="flex items-start gap-3">
          <span
            aria-hidden
            className={`mt-1.5 size-2 shrink-0 rounded-full ${DOT[step.state]}`}
          />
          <div className="min-w-0">
            <Text size="small" weight="plus" leading="compact">
              {t(`codexCheckout.timeline.${step.key}`)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle break-words">
              {note(step)}
            </Text>
          </div>
        </li>
      ))}
    </ol>
  )
}
