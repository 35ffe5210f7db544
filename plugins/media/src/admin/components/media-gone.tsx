import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

/** In place of a file that is not there: trying again does not help. */
export const MediaGone = () => {
  const { t } = useTranslation()
  return (
    <Container
      role="alert"
      className="flex flex-col items-start gap-3 px-6 py-8"
    >
      <Heading level="h2">{t("codexMedia.error.notFound")}</Heading>
      <Text size="small">{t("codexMedia.error.notFoundText")}</Text>
      <Button size="small" variant="secondary" asChild>
        <Link to="/studio/media">{t("codexMedia.error.toLibrary")}</Link>
      </Button>
    </Container>
  )
}
