import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

/** What an operator finds at `/studio`: why it is empty and where to go. */
export const NotACreator = () => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <Heading>{t("codexCreators.operator.title")}</Heading>
      <Text className="text-ui-fg-subtle max-w-md">
        {t("codexCreators.operator.text")}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to="/creators">{t("codexCreators.operator.action")}</Link>
      </Button>
    </Container>
  )
}
