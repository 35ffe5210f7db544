import { money } from "@codex/admin-kit"
import { createDataTableColumnHelper, Text, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { WalletSale } from "../../contract"
import { ago, moment } from "../lib/format"
import { SaleState } from "./sale-state"

const helper = createDataTableColumnHelper<WalletSale>()

const Sold = ({ at }: { at: string }) => {
  const { i18n } = useTranslation()
  return (
    <Tooltip content={moment(at, i18n.language)}>
      <span className="whitespace-nowrap">{ago(at, i18n.language)}</span>
    </Tooltip>
  )
}

export const Amount = (props: {
  minor: number
  currency: string
  strong?: boolean
}) => (
  <Text
    size="small"
    weight={props.strong ? "plus" : "regular"}
    className="text-right tabular-nums"
  >
    {money(props.minor, props.currency)}
  </Text>
)

/** The share comes right after the post, so that a phone shows both. */
export function useSaleColumns() {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (name: string) => t(`codexWallet.sales.${name}`)
    return [
      helper.accessor("title", {
        header: header("post"),
        cell: ({ getValue }) => (
          <span className="block truncate" style={{ maxWidth: "40vw" }}>
            {getValue() || header("untitled")}
          </span>
        ),
      }),
      helper.accessor("net_minor", {
        header: header("share"),
        align: "right",
        cell: ({ row, getValue }) => (
          <Amount
            minor={getValue()}
            currency={row.original.currency_code}
            strong
          />
        ),
      }),
      helper.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => <SaleState state={getValue()} />,
      }),
      helper.accessor("paid_minor", {
        header: header("paid"),
        align: "right",
        cell: ({ row, getValue }) => (
          <Amount minor={getValue()} currency={row.original.currency_code} />
        ),
      }),
      helper.accessor("sold_at", {
        header: header("sold"),
        cell: ({ getValue }) => <Sold at={getValue()} />,
      }),
    ]
  }, [t])
}
