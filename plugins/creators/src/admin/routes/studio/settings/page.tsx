import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CogSixTooth } from "@medusajs/icons"
import { Container, Skeleton } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { SettingsForm } from "../../../components/settings/settings-form"
import { useSettings } from "../../../lib/use-settings"

const SettingsPage = () => {
  const { data: settings, error, refetch } = useSettings()
  if (settings) {
    return <SettingsForm key={settings.handle} settings={settings} />
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
  label: "codexCreators.nav.settings",
  translationNs: "translation",
  icon: CogSixTooth,
  rank: 9,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCreators.nav.settings"),
}

export default SettingsPage
