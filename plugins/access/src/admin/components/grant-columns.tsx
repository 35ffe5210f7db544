import {
  createDataTableColumnHelper,
  StatusBadge,
  Text,
  Tooltip,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { CustomerGrant } from "../../contract"
import { GrantActions, type Act } from "./grant-actions"

const helper = createDataTableColumnHelper<CustomerGrant>()

/** DESIGN, status colours: green live, grey not yet or over, orange paused, red taken back. */
const COLORS = {
  live: "green",
  not_started: "grey",
  suspended: "orange",
  expired: "grey",
  revoked: "red",
} as const

const Day = ({ at, label }: { at: string; label?: string }) => {
  const { i18n, t } = useTranslation()
  const date = new Date(at)
  const day = date.toLocaleDateString(i18n.language, { dateStyle: "medium" })
  return (
    <Tooltip content={date.toLocaleString(i18n.language)}>
      <span>{label ? t(label, { date: day }) : day}</span>
    </Tooltip>
  )
}

const PostCell = ({ grant }: { grant: CustomerGrant }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col py-1">
      <Text size="small" weight="plus">
        {grant.title ?? t("codexAccess.grants.unknownPost")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        <Day at={grant.starts_at} label="codexAccess.grants.since" />
      </Text>
    </div>
  )
}

const StateCell = ({ grant }: { grant: CustomerGrant }) => {
  const { t } = useTranslation()
  const badge = (
    <StatusBadge color={COLORS[grant.state]}>
      {t(`codexAccess.grants.states.${grant.state}`)}
    </StatusBadge>
  )
  const why = grant.revoke_reason
  return why ? (
    <Tooltip
      content={t(`codexAccess.grants.reasons.${why}`, { defaultValue: why })}
    >
      <span>{badge}</span>
    </Tooltip>
  ) : (
    badge
  )
}

const ProgressCell = ({ grant }: { grant: CustomerGrant }) => {
  const { t } = useTranslation()
  if (!grant.last_watched_at) {
    return (
      <span className="text-ui-fg-subtle">{t("codexAccess.grants.never")}</span>
    )
  }
  const finished = grant.progress_percent === 100
  return (
    <div className="flex flex-col py-1">
      <Text size="small" className="tabular-nums">
        {finished
          ? t("codexAccess.grants.finished")
          : t("codexAccess.grants.percent", {
              percent: grant.progress_percent,
            })}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        <Day
          at={grant.last_watched_at}
          label="codexAccess.grants.lastWatched"
        />
      </Text>
    </div>
  )
}

const SourceCell = ({ grant }: { grant: CustomerGrant }) => {
  const { t } = useTranslation()
  const source = grant.source_kind
  const label = t(`codexAccess.grants.sources.${source}`, {
    defaultValue: source,
  })
  return <span>{label}</span>
}

const UntilCell = ({ grant }: { grant: CustomerGrant }) => {
  const { t } = useTranslation()
  return grant.expires_at ? (
    <Day at={grant.expires_at} />
  ) : (
    <span>{t("codexAccess.grants.forever")}</span>
  )
}

/** Columns of a customer's grants; `onAct` opens what changes one. */
export function useGrantColumns(
  onAct: (act: Act, grant: CustomerGrant) => void
) {
  const { t } = useTranslation()
  return useMemo(
    () => [
      helper.accessor("title", {
        header: t("codexAccess.grants.post"),
        cell: ({ row }) => <PostCell grant={row.original} />,
      }),
      helper.accessor("source_kind", {
        header: t("codexAccess.grants.source"),
        cell: ({ row }) => <SourceCell grant={row.original} />,
      }),
      helper.accessor("state", {
        header: t("codexAccess.grants.state"),
        cell: ({ row }) => <StateCell grant={row.original} />,
      }),
      helper.accessor("progress_percent", {
        header: t("codexAccess.grants.progress"),
        cell: ({ row }) => <ProgressCell grant={row.original} />,
      }),
      helper.accessor("expires_at", {
        header: t("codexAccess.grants.until"),
        cell: ({ row }) => <UntilCell grant={row.original} />,
      }),
      helper.display({
        id: "actions",
        cell: ({ row }) => <GrantActions grant={row.original} onAct={onAct} />,
      }),
    ],
    [t, onAct]
  )
}
