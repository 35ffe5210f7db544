import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** What makes a column of a table one to order by, in words. */
export function useSortLabels() {
  const { t } = useTranslation()
  return useMemo(() => {
    const labels = (ascending: string, descending: string) => ({
      enableSorting: true as const,
      sortAscLabel: t(`codexKit.sort.${ascending}`),
      sortDescLabel: t(`codexKit.sort.${descending}`),
    })
    return {
      text: labels("aToZ", "zToA"),
      time: labels("oldFirst", "newFirst"),
      amount: labels("lowFirst", "highFirst"),
    }
  }, [t])
}
