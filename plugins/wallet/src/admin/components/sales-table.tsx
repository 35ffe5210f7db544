import {
  Button,
  Container,
  DataTable,
  Heading,
  useDataTable,
} from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletSale } from "../../contract"
import { useSaleColumns } from "./sale-columns"

interface SalesTableProps {
  sales: WalletSale[]
  loading: boolean
  onOpen: (sale: WalletSale) => void
  /** Absent on the last page. */
  onMore: (() => void) | undefined
}

/** Sales, newest first; a click shows how the amount came to be. */
export const SalesTable = (props: SalesTableProps) => {
  const { t } = useTranslation()
  const table = useDataTable({
    data: props.sales,
    columns: useSaleColumns(),
    getRowId: (row) => row.id,
    rowCount: props.sales.length,
    isLoading: props.loading,
    // Typed as the sale, but at run time it is the table's row around it; the
    // id is the same on both.
    onRowClick: (_event, { id }) => {
      const sale = props.sales.find((each) => each.id === id)
      if (sale) {
        props.onOpen(sale)
      }
    },
  })
  const empty = {
    heading: t("codexWallet.sales.empty.heading"),
    description: t("codexWallet.sales.empty.text"),
  }
  return (
    <Container className="divide-y p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="px-6 py-4">
          <Heading level="h2">{t("codexWallet.sales.title")}</Heading>
        </DataTable.Toolbar>
        <DataTable.Table emptyState={{ empty, filtered: empty }} />
      </DataTable>
      {props.onMore && (
        <div className="flex justify-center px-6 py-4">
          <Button size="small" variant="secondary" onClick={props.onMore}>
            {t("codexWallet.wallet.more")}
          </Button>
        </div>
      )}
    </Container>
  )
}
