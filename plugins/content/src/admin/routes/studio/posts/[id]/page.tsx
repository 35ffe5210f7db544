import { Button, Container, Heading, Skeleton } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { Link, useParams } from "react-router-dom"
import { PageLoadFailed } from "@codex/admin-kit"
import { PostEditor } from "../../../../components/editor/post-editor"
import { ApiError } from "../../../../lib/api"
import { usePost } from "../../../../lib/queries"

const NotFound = () => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col items-start gap-3 px-6 py-8">
      <Heading level="h2">{t("codexContent.error.notFound")}</Heading>
      <Button size="small" variant="secondary" asChild>
        <Link to="/studio/posts">{t("codexContent.error.back")}</Link>
      </Button>
    </Container>
  )
}

const Loading = () => (
  <div className="flex flex-col gap-3">
    <Skeleton className="w-full rounded-lg" style={{ height: 80 }} />
    <div className="flex flex-col gap-3 xl:flex-row">
      <Skeleton className="w-full rounded-lg" style={{ height: 400 }} />
      <Skeleton
        className="w-full rounded-lg xl:max-w-[440px]"
        style={{ height: 180 }}
      />
    </div>
  </div>
)

const EditPostPage = () => {
  const { id = "" } = useParams()
  const { data: post, error, refetch } = usePost(id)
  if (post) {
    return <PostEditor key={post.id} post={post} />
  }
  if (error instanceof ApiError && error.status === 404) {
    return <NotFound />
  }
  if (error) {
    return <PageLoadFailed error={error} onRetry={() => void refetch()} />
  }
  return <Loading />
}

export const handle = {
  breadcrumb: () => getI18n().t("codexContent.nav.edit"),
}

export default EditPostPage
