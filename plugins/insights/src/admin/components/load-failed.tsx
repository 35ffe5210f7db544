import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** Says that something did not load, offers another try, hides the reason. */
export const LoadFailed = (props: { error: Error; onRetry: () => void }) => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">{t("codexInsights.error.title")}</Heading>
      <Button size="small" variant="secondary" onClick={props.onRetry}>
        {t("codexInsights.error.retry")}
      </Button>
      <details>
        <summary className="txt-small text-ui-fg-subtle cursor-pointer">
          {t("codexInsights.error.details")}
        </summary>
        <Text size="small" className="text-ui-fg-subtle">
          {props.error.message}
        </Text>
      </details>
    </Container>
  )
}
