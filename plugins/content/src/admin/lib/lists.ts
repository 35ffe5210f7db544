import { radioFilters, type ListShape } from "@codex/admin-kit"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

const orders = ["title", "price_minor", "updated_at"] as const

/** What lists of posts are narrowed by and ordered by, as their API. */
export const OWN_POSTS = {
  filters: { status: ["draft", "published", "unpublished"] },
  orders,
} as const satisfies ListShape

export const ALL_POSTS = {
  filters: {
    status: [...OWN_POSTS.filters.status, "disabled"],
    type: ["content", "bundle"],
  },
  orders,
} as const satisfies ListShape

export function usePostFilters(shape: ListShape) {
  const { t } = useTranslation()
  return useMemo(
    () =>
      radioFilters(shape, (name, value = "filter") =>
        t(`codexContent.${name}.${value}`)
      ),
    [shape, t]
  )
}
