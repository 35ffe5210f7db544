import { LoadFailed } from "@codex/admin-kit"
import { Container, Heading, Switch, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { NotificationLine } from "../../contract"
import { useChooseNotification, useNotifications } from "../lib/use-templates"
import { Loading } from "./loading"

const Line = ({ line }: { line: NotificationLine }) => {
  const { t } = useTranslation()
  const choose = useChooseNotification()
  const name = t(`codexMessages.type.${line.type}`)
  return (
    <li className="flex items-center justify-between gap-4 px-6 py-3">
      <Text size="small">{name}</Text>
      {line.fixed ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexMessages.notifications.fixed")}
        </Text>
      ) : (
        <Switch
          checked={line.wanted}
          disabled={choose.isPending}
          aria-label={name}
          onCheckedChange={(wanted) =>
            choose.mutate(
              { type: line.type, wanted },
              { onError: (error) => toast.error(error.message) }
            )
          }
        />
      )}
    </li>
  )
}

/** Which news reach one's own inbox. */
export const NotificationMatrix = () => {
  const { t } = useTranslation()
  const { data, error, refetch } = useNotifications()
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexMessages.notifications.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexMessages.notifications.purpose")}
        </Text>
      </div>
      {error && !data ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <ul className="divide-y border-t">
          {data.map((line) => (
            <Line key={line.type} line={line} />
          ))}
        </ul>
      ) : (
        <Loading />
      )}
    </Container>
  )
}
