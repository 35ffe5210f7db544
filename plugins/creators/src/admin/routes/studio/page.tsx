import { defineRouteConfig } from "@medusajs/admin-sdk"
import { MediaPlay } from "@medusajs/icons"
import { Container, Skeleton } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { NotACreator } from "../../components/not-a-creator"
import { StudioHome } from "../../components/studio-home"
import { ApiError } from "../../lib/api"
import { useStudioMe } from "../../lib/use-studio-me"

const StudioPage = () => {
  const { data: me, error, refetch } = useStudioMe()
  if (me) {
    return <StudioHome me={me} />
  }
  if (error instanceof ApiError && error.code === "not_a_creator") {
    return <NotACreator />
  }
  if (error) {
    return <PageLoadFailed error={error} onRetry={() => void refetch()} />
  }
  return (
    <Container className="flex flex-col gap-3 px-6 py-6">
      <Skeleton className="h-7" style={{ width: 256 }} />
      <Skeleton className="h-5" style={{ width: 384 }} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexCreators.nav.studio",
  translationNs: "translation",
  icon: MediaPlay,
  rank: 1,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCreators.nav.studio"),
}

export default StudioPage
