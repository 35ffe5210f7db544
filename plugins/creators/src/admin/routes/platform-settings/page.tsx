import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CogSixTooth } from "@medusajs/icons"
import { Container, Skeleton } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { PlatformForm } from "../../components/platform/platform-form"
import { usePlatform } from "../../lib/use-settings"

const PlatformPage = () => {
  const { data, error, refetch } = usePlatform()
  if (data) {
    return <PlatformForm view={data} />
  }
  if (error) {
    return <PageLoadFailed error={error} onRetry={() => void refetch()} />
  }
  return (
    <Container className="flex flex-col gap-3 px-6 py-6">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-64 w-full" />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexCreators.nav.platform",
  translationNs: "translation",
  icon: CogSixTooth,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCreators.nav.platform"),
}

export default PlatformPage
