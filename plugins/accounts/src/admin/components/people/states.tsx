import { Button, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

export const Loading = () => (
  <Container className="flex flex-col gap-3 px-6 py-6">
    <Skeleton className="h-7 w-64" />
    <Skeleton className="h-24 w-full" />
  </Container>
)

/** Says what did not work in the server's words, and offers another try. */
export const Failed = (props: { error: Error; onRetry: () => void }) => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">{t("codexAccounts.people.failed")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {props.error.message}
      </Text>
      <Button size="small" variant="secondary" onClick={props.onRetry}>
        {t("codexAccounts.sessions.retry")}
      </Button>
    </Container>
  )
}
