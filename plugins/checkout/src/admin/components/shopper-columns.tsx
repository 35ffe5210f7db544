import { money, useSortLabels } from "@codex/admin-kit"
import { Badge, createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { Shopper } from "../../contract"
import { When } from "./when"

const column = createDataTableColumnHelper<Shopper>()

/** Of whom nothing is to be told. */
const NOTHING = "–"

/** The name leads where the row does, for the keyboard too. */
const Who = ({ row }: { row: Shopper }) => {
  const { t } = useTranslation()
  return (
    <div className="flex min-w-0 flex-col py-2">
      <span className="flex min-w-0 items-center gap-2">
        <Link
          to={`/customers/${row.id}`}
          className="txt-compact-small-plus hover:text-ui-fg-base-hover truncate"
          onClick={(event) => event.stopPropagation()}
        >
          {row.name || row.email}
        </Link>
        {row.has_account ? null : (
          <Badge size="2xsmall">{t("codexCheckout.shoppers.guest")}</Badge>
        )}
      </span>
      {row.name ? (
        <Text
          size="small"
          leading="compact"
          className="text-ui-fg-subtle truncate"
        >
          {row.email}
        </Text>
      ) : null}
    </div>
  )
}

const Spent = ({ spent }: Pick<Shopper, "spent">) => {
  const { i18n } = useTranslation()
  return (
    <span className="flex flex-col whitespace-nowrap tabular-nums">
      {spent.length === 0
        ? NOTHING
        : spent.map(({ amount_minor, currency_code }) => (
            <span key={currency_code}>
              {money(amount_minor, currency_code, i18n.language)}
            </span>
          ))}
    </span>
  )
}

export function useShopperColumns() {
  const { t } = useTranslation()
  const sort = useSortLabels()
  return useMemo(() => {
    const header = (key: string) => t(`codexCheckout.shoppers.columns.${key}`)
    const posts = (count: number): string =>
      count === 0 ? NOTHING : t("codexCheckout.shoppers.posts", { count })
    return [
      column.select(),
      column.display({
        id: "who",
        header: header("who"),
        cell: ({ row }) => <Who row={row.original} />,
      }),
      column.accessor("owns", {
        header: header("owns"),
        cell: ({ getValue }) => posts(getValue()),
      }),
      column.accessor("watched_percent", {
        header: header("watched"),
        cell: ({ getValue }) =>
          getValue() === null ? NOTHING : `${String(getValue())} %`,
      }),
      column.accessor("created_at", {
        header: header("joined"),
        ...sort.time,
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
      column.accessor("last_paid_at", {
        header: header("lastPaid"),
        ...sort.time,
        cell: ({ getValue }) => {
          const at = getValue()
          return at ? <When at={at} /> : NOTHING
        },
      }),
      column.accessor("spent", {
        header: header("spent"),
        ...sort.amount,
        align: "right",
        cell: ({ getValue }) => <Spent spent={getValue()} />,
      }),
    ]
  }, [t, sort])
}
