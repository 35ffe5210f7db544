import { toast, type DataTableRowSelectionState } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useShoppersFile } from "./shopper-queries"

/** Those that are ticked, on whatever page, and what is done with them. */
export function useTicked() {
  const { t } = useTranslation()
  const [state, setState] = useState<DataTableRowSelectionState>({})
  const { mutate, isPending } = useShoppersFile()
  const ids = Object.keys(state).filter((id) => state[id])
  const save = () =>
    mutate(ids, {
      onSuccess: () => {
        toast.success(t("codexCheckout.shoppers.saved", { count: ids.length }))
        setState({})
      },
      onError: (error) => toast.error(error.message),
    })
  return {
    rowSelection: { state, onRowSelectionChange: setState },
    commands: [
      {
        label: t("codexCheckout.shoppers.csv"),
        shortcut: "D",
        action: () => (isPending ? undefined : save()),
      },
    ],
  }
}
