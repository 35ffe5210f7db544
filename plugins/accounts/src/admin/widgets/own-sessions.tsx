import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Badge, Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SessionView } from "../../contract"
import { useEndSession, useSessions } from "../lib/use-sessions"

const SessionRow = (props: {
  session: SessionView
  onEnd: (id: string) => void
}) => {
  const { t } = useTranslation()
  const { session } = props
  const date = new Date(session.last_seen_at).toLocaleString()
  return (
    <li className="flex items-center justify-between gap-3 px-6 py-4">
      <div className="min-w-0">
        <Text size="small" weight="plus" className="flex items-center gap-2">
          {session.device || t("codexAccounts.sessions.unknown")}
          {session.current ? (
            <Badge size="2xsmall">{t("codexAccounts.sessions.here")}</Badge>
          ) : null}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexAccounts.sessions.seen", {
            date,
            network: session.ip_prefix,
          })}
        </Text>
      </div>
      {session.current ? null : (
        <Button
          size="small"
          variant="secondary"
          onClick={() => props.onEnd(session.id)}
        >
          {t("codexAccounts.sessions.end")}
        </Button>
      )}
    </li>
  )
}

/** A creator's or an operator's own devices, in their profile. */
const OwnSessions = () => {
  const { t } = useTranslation()
  const list = useSessions()
  const end = useEndSession(() => {
    toast.success(t("codexAccounts.sessions.ended"))
  })
  const sessions = list.data?.sessions ?? []
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">{t("codexAccounts.sessions.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexAccounts.sessions.purpose")}
          </Text>
        </div>
        {sessions.length > 1 ? (
          <Button
            size="small"
            variant="secondary"
            isLoading={end.isPending}
            onClick={() => end.mutate(undefined)}
          >
            {t("codexAccounts.sessions.endOthers")}
          </Button>
        ) : null}
      </div>
      {list.isError ? (
        <div className="flex items-center gap-3 px-6 py-4">
          <Text size="small">{t("codexAccounts.sessions.failed")}</Text>
          <Button
            size="small"
            variant="secondary"
            onClick={() => void list.refetch()}
          >
            {t("codexAccounts.sessions.retry")}
          </Button>
        </div>
      ) : (
        <ul className="divide-y">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              onEnd={(id) => end.mutate(id)}
            />
          ))}
        </ul>
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "profile.details.after" })

export default OwnSessions
