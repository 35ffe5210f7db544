import { Button, Heading, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** The shape of what is about to appear. */
export const Loading = () => (
  <div aria-busy="true" className="flex flex-1 flex-col gap-4 px-6 py-4">
    {[0, 1, 2, 3, 4].map((row) => (
      <Skeleton key={row} className="h-5 w-full" />
    ))}
  </div>
)

/** Says that something did not load and offers the one action that helps. */
export const LoadFailed = (props: { error: Error; onRetry: () => void }) => {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">{t("codexMessages.error.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {props.error.message}
      </Text>
      <Button size="small" variant="secondary" onClick={props.onRetry}>
        {t("codexMessages.error.retry")}
      </Button>
    </div>
  )
}
