import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { EmailStep } from "../../contract"
import { When } from "./when"

const DOT: Record<string, string | undefined> = {
  sent: "bg-ui-tag-green-icon",
  kept: "bg-ui-tag-green-icon",
  clicked: "bg-ui-tag-green-icon",
  failed: "bg-ui-tag-red-icon",
  bounced: "bg-ui-tag-red-icon",
  complained: "bg-ui-tag-red-icon",
  attempt_failed: "bg-ui-tag-orange-icon",
  default_used: "bg-ui-tag-orange-icon",
}

function useDetail() {
  const { t } = useTranslation()
  return ({ kind, detail }: EmailStep) =>
    kind === "skipped" && detail ? t(`codexMessages.skipped.${detail}`) : detail
}

/** What happened to one mail, in order. */
export const EmailTimeline = ({ steps }: { steps: EmailStep[] }) => {
  const { t } = useTranslation()
  const detailOf = useDetail()
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step, index) => (
        <li key={index} className="flex items-start gap-3">
          <span
            aria-hidden
            className={`mt-1.5 size-2 shrink-0 rounded-full ${DOT[step.kind] ?? "bg-ui-tag-blue-icon"}`}
          />
          <div className="min-w-0">
            <Text size="small" weight="plus" leading="compact">
              {t(`codexMessages.step.${step.kind}`)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle break-words">
              <When at={step.at} />
              {detailOf(step) ? ` · ${detailOf(step)}` : ""}
            </Text>
          </div>
        </li>
      ))}
    </ol>
  )
}
