import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** One matter of a person's own account: what it is, and the way to it. */
export const OwnCard = (props: {
  title: string
  purpose: string
  action: string
  disabled?: boolean
  onAction: () => void
}) => (
  <Container className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
    <div className="min-w-0 max-w-xl">
      <Heading level="h2">{props.title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {props.purpose}
      </Text>
    </div>
    <Button
      size="small"
      variant="secondary"
      disabled={props.disabled ?? false}
      onClick={props.onAction}
    >
      {props.action}
    </Button>
  </Container>
)

/** Could not be asked; says so in the server's words. */
export const OwnCardFailed = (props: {
  title: string
  error: Error
  onRetry: () => void
}) => {
  const { t } = useTranslation()
  return (
    <OwnCard
      title={props.title}
      purpose={props.error.message}
      action={t("codexCheckout.ownAccount.retry")}
      onAction={props.onRetry}
    />
  )
}
