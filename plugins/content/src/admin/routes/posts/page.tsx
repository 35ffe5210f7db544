import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Newspaper } from "@medusajs/icons"
import { Container, toast, useDataTable } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import type { OperatorPost } from "../../../contract"
import { DisableDrawer } from "../../components/disable-drawer"
import { LoadFailed } from "../../components/load-failed"
import { useOperatorColumns } from "../../components/operator-columns"
import { PostsTable, useListState } from "../../components/posts-table"
import { useEnablePost, useOperatorPosts } from "../../lib/queries"

/** Enabling needs no reason and no question: it gives something back. */
function useEnable() {
  const { t } = useTranslation()
  const { mutate } = useEnablePost()
  return useCallback(
    ({ id, title }: OperatorPost) => {
      mutate(id, {
        onSuccess: ({ on_sale: onSale }) =>
          toast.success(
            t(`codexContent.disable.${onSale ? "onSale" : "enabled"}`, {
              title,
            })
          ),
        onError: (error) => toast.error(error.message),
      })
    },
    [mutate, t]
  )
}

const OperatorPostsPage = () => {
  const { page, table } = useListState()
  const [disabling, setDisabling] = useState<OperatorPost>()
  const list = useOperatorPosts({ ...page, order: undefined })
  const instance = useDataTable({
    ...table,
    data: list.data?.posts ?? [],
    columns: useOperatorColumns({
      onDisable: setDisabling,
      onEnable: useEnable(),
    }),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
  })
  if (list.error) {
    return <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
  }
  return (
    <Container className="divide-y p-0">
      <PostsTable instance={instance} texts="operator" />
      {disabling ? (
        <DisableDrawer
          post={disabling}
          onClose={() => setDisabling(undefined)}
        />
      ) : null}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexContent.nav.operator",
  translationNs: "translation",
  icon: Newspaper,
  rank: 12,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexContent.nav.operator"),
}

export default OperatorPostsPage
