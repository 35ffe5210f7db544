import { radioFilters, type ListShape } from "@codex/admin-kit"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** The filter of creators and of organizations: how they stand. */
export function useStatusFilter(shape: ListShape) {
  const { t } = useTranslation()
  return useMemo(
    () =>
      radioFilters(shape, (name, value = name) =>
        t(`codexCreators.creators.${value}`)
      ),
    [shape, t]
  )
}
