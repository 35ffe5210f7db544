import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Newspaper } from "@medusajs/icons"
import { Container, useDataTable } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { PageLoadFailed, SavedViews, useListAddress } from "@codex/admin-kit"
import { DisableDrawer } from "../../components/disable-drawer"
import { useOperatorColumns } from "../../components/operator-columns"
import { PostsTable } from "../../components/posts-table"
import { ALL_POSTS, usePostFilters } from "../../lib/lists"
import { useOperatorPosts } from "../../lib/queries"
import { useOperatorActs } from "../../lib/use-operator-acts"

const NONE: never[] = []

const OperatorPostsPage = () => {
  const { state, write, query, table } = useListAddress(ALL_POSTS)
  const list = useOperatorPosts(query)
  const posts = list.data?.posts ?? NONE
  const acts = useOperatorActs(posts)
  const { commands, rowSelection, onDisable, onEnable, disabling } = acts
  const instance = useDataTable({
    ...table,
    filters: usePostFilters(ALL_POSTS),
    commands,
    rowSelection,
    data: posts,
    columns: useOperatorColumns({ onDisable, onEnable }),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
  })
  if (list.error) {
    return (
      <PageLoadFailed error={list.error} onRetry={() => void list.refetch()} />
    )
  }
  return (
    <Container className="divide-y p-0">
      <PostsTable
        instance={instance}
        texts="operator"
        beside={<SavedViews list="codex_post" state={state} onChoose={write} />}
      />
      {disabling.length > 0 ? (
        <DisableDrawer
          posts={disabling}
          onDone={acts.done}
          onClose={acts.close}
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
