import { defineRouteConfig } from "@medusajs/admin-sdk"
import { House } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { ChartCard } from "../../components/chart-card"
import { FirstSteps } from "../../components/first-steps"
import { HomeCards } from "../../components/home-cards"
import { LatestPurchases } from "../../components/latest-purchases"
import { Loading } from "../../components/loading"
import { PostTable } from "../../components/post-table"
import { useHome } from "../../lib/use-insights"

const HomePage = () => {
  const { t } = useTranslation()
  const [range, setRange] = useState(28)
  const { data: home, error, refetch } = useHome(range)
  if (!home) {
    return error ? (
      <PageLoadFailed error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading cards={4} />
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <Container className="px-6 py-4">
        <Heading>{t("codexInsights.home.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexInsights.home.purpose")}
        </Text>
      </Container>
      {home.first_steps && <FirstSteps steps={home.first_steps} />}
      <HomeCards home={home} />
      {!home.first_steps && (
        <>
          <ChartCard trend={home} range={range} onRange={setRange} />
          <PostTable
            title={t("codexInsights.posts.top")}
            purpose={t("codexInsights.posts.topPurpose")}
            currency={home.currency_code}
            posts={home.top_posts}
          />
          <LatestPurchases purchases={home.last_purchases} />
        </>
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexInsights.nav.home",
  translationNs: "translation",
  icon: House,
  rank: 0,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexInsights.nav.home"),
}

export default HomePage
