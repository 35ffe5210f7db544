import { money } from "@codex/admin-kit"
import { createDataTableColumnHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { DiscountView } from "../../contract"
import type { Desk } from "../lib/discount-queries"
import { When } from "./when"

const column = createDataTableColumnHelper<DiscountView>()

const COLOURS = {
  running: "green",
  scheduled: "blue",
  paused: "grey",
  used_up: "orange",
  ended: "grey",
} as const

/** `25 %` or `$5.00`, from whole numbers. */
function valueText(row: DiscountView, locale: string): string {
  return row.kind === "fixed"
    ? money(row.value, row.currency_code, locale)
    : `${new Intl.NumberFormat(locale).format(row.value / 100)} %`
}

const NameCell = ({ row }: { row: DiscountView }) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.discounts.${key}`)
  return (
    <div className="flex min-w-0 flex-col py-2">
      <Text size="small" weight="plus" className="truncate">
        {row.code ?? text("automatic")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle truncate">
        {row.scope === "organization"
          ? text("scope.organization")
          : (row.target ?? text(`scope.${row.scope}`))}
      </Text>
    </div>
  )
}

const StateCell = ({ row }: { row: DiscountView }) => {
  const { t } = useTranslation()
  const { state } = row
  return (
    <StatusBadge color={COLOURS[state]}>
      {t(`codexCheckout.discounts.state.${state}`)}
    </StatusBadge>
  )
}

const UsesCell = ({ row }: { row: DiscountView }) => {
  const { t } = useTranslation()
  return (
    <span className="tabular-nums">
      {row.max_uses === null
        ? row.sales
        : t("codexCheckout.discounts.usesOf", {
            used: row.used,
            limit: row.max_uses,
          })}
    </span>
  )
}

const EndsCell = ({ at }: { at: string | null }) => {
  const { t } = useTranslation()
  return at ? (
    <When at={at} />
  ) : (
    <span className="text-ui-fg-subtle">
      {t("codexCheckout.discounts.noEnd")}
    </span>
  )
}

const BornByCell = ({ row }: { row: DiscountView }) => {
  const { t } = useTranslation()
  return <span>{t(`codexCheckout.discounts.bornBy.${row.born_by}`)}</span>
}

type Actions = (row: DiscountView) => {
  label: string
  onClick: () => void
}[]

/** Columns of both desks; the operator also sees whose it is and who pays. */
export function useDiscountColumns(desk: Desk, actions: Actions) {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const header = (key: string) => t(`codexCheckout.discounts.columns.${key}`)
    const ofOperator = [
      column.accessor("organization", { header: header("organization") }),
      column.accessor("born_by", {
        header: header("bornBy"),
        cell: ({ row }) => <BornByCell row={row.original} />,
      }),
    ]
    return [
      column.accessor("code", {
        header: header("discount"),
        cell: ({ row }) => <NameCell row={row.original} />,
      }),
      column.accessor("state", {
        header: header("state"),
        cell: ({ row }) => <StateCell row={row.original} />,
      }),
      ...(desk === "operator" ? ofOperator : []),
      column.accessor("ends_at", {
        header: header("ends"),
        cell: ({ getValue }) => <EndsCell at={getValue()} />,
      }),
      column.accessor("value", {
        header: header("value"),
        align: "right",
        cell: ({ row }) => (
          <span className="whitespace-nowrap tabular-nums">
            {valueText(row.original, i18n.language)}
          </span>
        ),
      }),
      column.accessor("used", {
        header: header("uses"),
        align: "right",
        cell: ({ row }) => <UsesCell row={row.original} />,
      }),
      column.accessor("given_minor", {
        header: header("given"),
        align: "right",
        cell: ({ row }) => (
          <span className="whitespace-nowrap tabular-nums">
            {money(
              row.original.given_minor,
              row.original.currency_code,
              i18n.language
            )}
          </span>
        ),
      }),
      column.action({ actions: ({ row }) => actions(row.original) }),
    ]
  }, [t, i18n.language, desk, actions])
}
