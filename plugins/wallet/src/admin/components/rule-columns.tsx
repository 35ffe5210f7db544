import {
  Button,
  createDataTableColumnHelper,
  StatusBadge,
  Text,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { RuleView } from "../../contract"
import { day, percent } from "../lib/format"

const helper = createDataTableColumnHelper<RuleView>()
const COLORS = { planned: "blue", in_force: "green", over: "grey" } as const

const What = ({ rule }: { rule: RuleView }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col py-1">
      <Text size="small" weight="plus">
        {rule.subject ?? t("codexWallet.rules.everything")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t(`codexWallet.rules.scope.${rule.scope}`)}
        {rule.note ? ` · ${rule.note}` : ""}
      </Text>
    </div>
  )
}

const When = ({ rule }: { rule: RuleView }) => {
  const { i18n } = useTranslation()
  const from = day(rule.starts_at, i18n.language)
  const to = rule.ends_at ? day(rule.ends_at, i18n.language) : ""
  return (
    <span className="whitespace-nowrap">
      {from} – {to}
    </span>
  )
}

/** What and how much come first; ending a rule is the only change there is. */
export function useRuleColumns(onEnd: (rule: RuleView) => void) {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (name: string) => t(`codexWallet.rules.column.${name}`)
    return [
      helper.accessor("subject", {
        header: header("what"),
        cell: ({ row }) => <What rule={row.original} />,
      }),
      helper.accessor("bps", {
        header: header("rate"),
        align: "right",
        cell: ({ getValue }) => (
          <Text size="small" className="text-right tabular-nums">
            {percent(getValue())}
          </Text>
        ),
      }),
      helper.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => (
          <StatusBadge color={COLORS[getValue()]}>
            {t(`codexWallet.rules.state.${getValue()}`)}
          </StatusBadge>
        ),
      }),
      helper.accessor("starts_at", {
        header: header("when"),
        cell: ({ row }) => <When rule={row.original} />,
      }),
      helper.accessor("id", {
        header: "",
        align: "right",
        cell: ({ row }) =>
          row.original.state === "over" ? null : (
            <Button
              size="small"
              variant="transparent"
              onClick={() => onEnd(row.original)}
            >
              {t("codexWallet.rules.end.open")}
            </Button>
          ),
      }),
    ]
  }, [t, onEnd])
}
