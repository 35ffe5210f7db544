import {
  Badge,
  Button,
  Container,
  Heading,
  Switch,
  Text,
  toast,
} from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { TemplateLine } from "../../contract"
import { useSaveTemplate, type Base } from "../lib/use-templates"

const Toggle = ({ base, line }: { base: Base; line: TemplateLine }) => {
  const { t } = useTranslation()
  const save = useSaveTemplate(base)
  if (line.must_send) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t(`codexMessages.mustSend.${line.must_send}`)}
      </Text>
    )
  }
  return (
    <Switch
      checked={line.enabled}
      disabled={save.isPending}
      aria-label={t("codexMessages.templates.send", {
        name: t(`codexMessages.type.${line.type}`),
      })}
      onCheckedChange={(enabled) =>
        save.mutate(
          { type: line.type, body: { enabled } },
          { onError: (error) => toast.error(error.message) }
        )
      }
    />
  )
}

const Row = (props: {
  base: Base
  line: TemplateLine
  onEdit: (type: string) => void
}) => {
  const { t } = useTranslation()
  const { line } = props
  const name = t(`codexMessages.type.${line.type}`)
  return (
    <li className="flex flex-col gap-3 px-6 py-4 md:flex-row md:items-center">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" weight="plus">
            {name}
          </Text>
          {line.edited && (
            <Badge size="2xsmall">{t("codexMessages.templates.edited")}</Badge>
          )}
          {line.problem && (
            <Badge size="2xsmall" color="orange">
              {t("codexMessages.templates.problem")}
            </Badge>
          )}
        </div>
        <Text size="small" className="text-ui-fg-subtle truncate">
          {line.problem ?? line.subject}
        </Text>
      </div>
      <div className="flex items-center justify-between gap-4">
        <Toggle base={props.base} line={line} />
        <Button
          size="small"
          variant="secondary"
          aria-label={t("codexMessages.templates.editOne", { name })}
          onClick={() => props.onEdit(line.type)}
        >
          {t("codexMessages.templates.edit")}
        </Button>
      </div>
    </li>
  )
}

/** Every mail of one group: its subject, its switch, its words. */
export const TemplateGroup = (props: {
  base: Base
  group: TemplateLine["group"]
  lines: TemplateLine[]
  onEdit: (type: string) => void
}) => {
  const { t } = useTranslation()
  const lines = props.lines.filter(({ group }) => group === props.group)
  if (lines.length === 0) {
    return null
  }
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t(`codexMessages.group.${props.group}`)}</Heading>
      </div>
      <ul className="divide-y border-t">
        {lines.map((line) => (
          <Row
            key={line.type}
            base={props.base}
            line={line}
            onEdit={props.onEdit}
          />
        ))}
      </ul>
    </Container>
  )
}
