import { money } from "@codex/admin-kit"
import {
  Button,
  createDataTableColumnHelper,
  StatusBadge,
  Text,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { PolicyRowView } from "../../contract"
import { day, percent } from "../lib/format"

const helper = createDataTableColumnHelper<PolicyRowView>()
const COLORS = {
  planned: "blue",
  in_force: "green",
  over: "grey",
  replaced: "grey",
  unchanged: "grey",
} as const

const From = ({ policy }: { policy: PolicyRowView }) => {
  const { i18n } = useTranslation()
  return (
    <div className="flex flex-col py-1">
      <Text size="small" weight="plus" className="whitespace-nowrap">
        {day(`${policy.starts_on}T12:00:00Z`, i18n.language)}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {policy.note}
      </Text>
    </div>
  )
}

const Terms = (props: { policy: PolicyRowView; currency: string }) => {
  const { t } = useTranslation()
  const { policy, currency } = props
  return (
    <Text size="small">
      {t("codexWallet.policies.terms", {
        hold: policy.hold_days,
        reserve: percent(policy.reserve_bps),
        reserveDays: policy.reserve_days,
        minimum: money(policy.minimum_minor, currency),
        floor: money(policy.negative_floor_minor, currency),
        coolDown: policy.cool_down_hours,
      })}
    </Text>
  )
}

/** From when, what, and where it stands; only a planned one can be taken back. */
export function usePolicyColumns(
  currency: string,
  onWithdraw: (policy: PolicyRowView) => void
) {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (name: string) => t(`codexWallet.policies.column.${name}`)
    return [
      helper.accessor("starts_on", {
        header: header("from"),
        cell: ({ row }) => <From policy={row.original} />,
      }),
      helper.accessor("hold_days", {
        header: header("terms"),
        cell: ({ row }) => <Terms policy={row.original} currency={currency} />,
      }),
      helper.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => (
          <StatusBadge color={COLORS[getValue()]}>
            {t(`codexWallet.policies.state.${getValue()}`)}
          </StatusBadge>
        ),
      }),
      helper.accessor("id", {
        header: "",
        align: "right",
        cell: ({ row }) =>
          row.original.state === "planned" ? (
            <Button
              size="small"
              variant="transparent"
              onClick={() => onWithdraw(row.original)}
            >
              {t("codexWallet.policies.withdraw.open")}
            </Button>
          ) : null,
      }),
    ]
  }, [t, currency, onWithdraw])
}
