import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface Props {
  error: Error
  onRetry: () => void
}

/** Says that something did not load, offers another try, hides the reason. */
export const LoadFailed = (props: Props) => {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">{t("codexKit.error.title")}</Heading>
      <Button size="small" variant="secondary" onClick={props.onRetry}>
        {t("codexKit.error.retry")}
      </Button>
      <details>
        <summary className="txt-small text-ui-fg-subtle cursor-pointer">
          {t("codexKit.error.details")}
        </summary>
        <Text size="small" className="text-ui-fg-subtle">
          {props.error.message}
        </Text>
      </details>
    </div>
  )
}

/** The same, where it is all there is of a page. */
export const PageLoadFailed = (props: Props) => (
  <Container className="p-0">
    <LoadFailed {...props} />
  </Container>
)
