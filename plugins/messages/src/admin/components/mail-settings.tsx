import { LoadFailed } from "@codex/admin-kit"
import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { useTemplates, type Base } from "../lib/use-templates"
import { SenderCard } from "./sender-card"
import { Loading } from "./loading"
import { TemplateEditor } from "./template-editor"
import { TemplateGroup } from "./template-list"

const GROUPS = ["purchase", "account", "organization", "creator"] as const

/** Everything about mail that its owner decides. */
export const MailSettings = ({ base }: { base: Base }) => {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const { data, error, refetch } = useTemplates(base)
  const scope = base === "/admin" ? "platform" : "organization"
  return (
    <div className="flex flex-col gap-3">
      <Container>
        <Heading>{t("codexMessages.templates.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`codexMessages.templates.purpose.${scope}`)}
        </Text>
      </Container>
      {error && !data ? (
        <Container className="p-0">
          <LoadFailed error={error} onRetry={() => void refetch()} />
        </Container>
      ) : data ? (
        <>
          <SenderCard base={base} settings={data} />
          {GROUPS.map((group) => (
            <TemplateGroup
              key={group}
              base={base}
              group={group}
              lines={data.templates}
              onEdit={(type) => setParams({ edit: type })}
            />
          ))}
        </>
      ) : (
        <Container className="p-0">
          <Loading />
        </Container>
      )}
      <TemplateEditor
        base={base}
        type={params.get("edit")}
        onClose={() => setParams({}, { replace: true })}
      />
    </div>
  )
}
