import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ApiError } from "../lib/api"

/** Says that something did not load, offers another try, hides the reason. */
export const LoadFailed = (props: { error: Error; onRetry: () => void }) => {
  const { t } = useTranslation()
  const { error, onRetry } = props
  const gone = error instanceof ApiError && error.status === 404
  return (
    <Container className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">
        {t(gone ? "codexMedia.error.notFound" : "codexMedia.error.title")}
      </Heading>
      {gone ? (
        <>
          <Text size="small">{t("codexMedia.error.notFoundText")}</Text>
          <Button size="small" variant="secondary" asChild>
            <Link to="/studio/media">{t("codexMedia.error.toLibrary")}</Link>
          </Button>
        </>
      ) : (
        <Button size="small" variant="secondary" onClick={onRetry}>
          {t("codexMedia.error.retry")}
        </Button>
      )}
      <details>
        <summary className="txt-small text-ui-fg-subtle cursor-pointer">
          {t("codexMedia.error.details")}
        </summary>
        <Text size="small" className="text-ui-fg-subtle">
          {error.message}
        </Text>
      </details>
    </Container>
  )
}
