import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Newspaper } from "@medusajs/icons"
import { Button, Container, useDataTable } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import { PageLoadFailed, useListAddress } from "@codex/admin-kit"
import { usePostColumns } from "../../../components/post-columns"
import { PostsTable } from "../../../components/posts-table"
import { OWN_POSTS, usePostFilters } from "../../../lib/lists"
import { usePosts } from "../../../lib/queries"

const PostsPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { query, table } = useListAddress(OWN_POSTS)
  const list = usePosts(query)
  const instance = useDataTable({
    ...table,
    filters: usePostFilters(OWN_POSTS),
    data: list.data?.posts ?? [],
    columns: usePostColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => void navigate(`/studio/posts/${row.id}`),
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
        texts="list"
        action={
          <div className="flex shrink-0 flex-wrap gap-2">
            <Button
              size="small"
              variant="secondary"
              className="whitespace-nowrap"
              asChild
            >
              <Link to="/studio/posts/create?type=bundle">
                {t("codexContent.list.createBundle")}
              </Link>
            </Button>
            <Button size="small" className="whitespace-nowrap" asChild>
              <Link to="/studio/posts/create">
                {t("codexContent.list.create")}
              </Link>
            </Button>
          </div>
        }
      />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexContent.nav.studio",
  translationNs: "translation",
  icon: Newspaper,
  rank: 3,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexContent.nav.studio"),
}

export default PostsPage
