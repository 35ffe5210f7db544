import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Draft } from "../../lib/draft"
import { useChecklist } from "../../lib/use-checklist"

/** What publishing still needs; each open point says what to do. */
export const Checklist = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation()
  const entries = useChecklist(draft)
  return (
    <Container className="flex flex-col gap-3 px-6 py-4">
      <Heading level="h2">{t("codexContent.checklist.heading")}</Heading>
      <ul className="flex flex-col gap-2" aria-live="polite">
        {entries.map(({ code, ok, text }) => (
          <li key={code} className="flex items-start gap-2">
            {ok ? (
              <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" />
            ) : (
              <CircleDottedLine className="text-ui-fg-subtle mt-0.5 shrink-0" />
            )}
            <Text
              size="small"
              className={ok ? "text-ui-fg-subtle" : "text-ui-fg-base"}
            >
              {text}
            </Text>
          </li>
        ))}
      </ul>
    </Container>
  )
}
