import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { IntegrationStatus } from "../../../contract"

/** In the order a new shop needs them; others come behind. */
const ORDER = ["stripe", "mail", "storage", "ffmpeg", "redis"]

const COLORS = {
  connected: "green",
  built_in: "grey",
  action_needed: "orange",
} as const

function inOrder(found: readonly IntegrationStatus[]): IntegrationStatus[] {
  const place = ({ id }: IntegrationStatus) =>
    ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length
  return [...found].sort((a, b) => place(a) - place(b))
}

const Card = ({ status }: { status: IntegrationStatus }) => {
  const { t, i18n } = useTranslation()
  const { id, state, detail, set } = status
  const base = `codexCreators.platform.integrations.${id}`
  const name = i18n.exists(`${base}.name`) ? t(`${base}.name`) : id
  const does = i18n.exists(`${base}.${state}`) ? t(`${base}.${state}`) : ""
  return (
    <div className="border-ui-border-base flex min-w-0 flex-col gap-2 rounded-lg border p-4">
      <div className="flex items-center justify-between gap-2">
        <Text weight="plus">{name}</Text>
        <StatusBadge color={COLORS[state]}>
          {t(`codexCreators.platform.state.${state}`)}
        </StatusBadge>
      </div>
      {does ? (
        <Text size="small" className="text-ui-fg-subtle">
          {does}
        </Text>
      ) : null}
      {detail ? (
        <Text size="small" className="break-words">
          {detail}
        </Text>
      ) : null}
      {set ? (
        <Text size="small">
          {t("codexCreators.platform.set")} <code>{set}</code>
        </Text>
      ) : null}
    </div>
  )
}

/** What the shop works with, how it stands, and the one thing to set. */
export const IntegrationCards = (props: {
  integrations: readonly IntegrationStatus[]
}) => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col gap-4 px-6 py-6">
      <div>
        <Heading level="h2">{t("codexCreators.platform.connections")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexCreators.platform.connectionsPurpose")}
        </Text>
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {inOrder(props.integrations).map((status) => (
          <Card key={status.id} status={status} />
        ))}
      </div>
    </Container>
  )
}
