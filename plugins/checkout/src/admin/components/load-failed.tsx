import { Button, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** Says that something did not load and offers the one action that helps. */
export const LoadFailed = (props: { error: Error; onRetry: () => void }) => {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">{t("codexCheckout.error.title")}</Heading>
      <Button size="small" variant="secondary" onClick={props.onRetry}>
        {t("codexCheckout.error.retry")}
      </Button>
      <details>
        <summary className="txt-small text-ui-fg-subtle cursor-pointer">
          {t("codexCheckout.error.details")}
        </summary>
        <Text size="small" className="text-ui-fg-subtle">
          {props.error.message}
        </Text>
      </details>
    </div>
  )
}
