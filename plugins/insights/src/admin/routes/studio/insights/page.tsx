import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartBar } from "@medusajs/icons"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { PageLoadFailed, money } from "@codex/admin-kit"
import type { StudioInsightsResponse } from "../../../../contract"
import { ChartCard } from "../../../components/chart-card"
import { Loading } from "../../../components/loading"
import { NumberCard } from "../../../components/number-card"
import { PostTable } from "../../../components/post-table"
import { download } from "../../../lib/api"
import { count } from "../../../lib/format"
import { useStudioInsights } from "../../../lib/use-insights"

const Header = ({ data }: { data: StudioInsightsResponse }) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexInsights.studio.${key}`)
  const save = () => {
    download(`/admin/studio/insights/csv?range=${data.range}`).catch(
      (error: unknown) => toast.error((error as Error).message)
    )
  }
  return (
    <Container className="flex flex-col justify-between gap-4 px-6 py-4 md:flex-row md:items-center">
      <div>
        <Heading>{text("title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {text("purpose")} {text(data.whole_organization ? "whole" : "own")}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={save}>
        {text("csv")}
      </Button>
    </Container>
  )
}

const Cards = ({ data }: { data: StudioInsightsResponse }) => {
  const { t, i18n } = useTranslation()
  const text = (key: string) => t(`codexInsights.studio.${key}`)
  const amount = (minor: number) =>
    money(minor, data.currency_code, i18n.language)
  return (
    <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
      <NumberCard
        label={text("revenue")}
        value={amount(data.now.net_minor)}
        hint={text("revenueHint")}
        to="/studio/wallet"
      />
      <NumberCard
        label={text("sales")}
        value={count(data.now.sales, i18n.language)}
        hint={text("salesHint")}
      />
      <NumberCard
        label={text("refunded")}
        value={amount(data.now.refunded_minor)}
        hint={text("refundedHint")}
        to="/studio/refunds"
      />
    </div>
  )
}

const NothingYet = () => {
  const { t } = useTranslation()
  return (
    <Container className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <Heading level="h2">{t("codexInsights.studio.empty.title")}</Heading>
      <Text className="text-ui-fg-subtle max-w-md">
        {t("codexInsights.studio.empty.text")}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to="/studio/posts">{t("codexInsights.studio.empty.action")}</Link>
      </Button>
    </Container>
  )
}

const InsightsPage = () => {
  const { t } = useTranslation()
  const [range, setRange] = useState(28)
  const { data, error, refetch } = useStudioInsights(range)
  if (!data) {
    return error ? (
      <PageLoadFailed error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading cards={3} />
    )
  }
  const nothing = data.now.sales === 0 && data.before.sales === 0
  return (
    <div className="flex flex-col gap-2">
      <Header data={data} />
      <Cards data={data} />
      <ChartCard trend={data} range={range} onRange={setRange} />
      {nothing ? (
        <NothingYet />
      ) : (
        <PostTable
          title={t("codexInsights.studio.posts")}
          purpose={t("codexInsights.studio.postsPurpose")}
          currency={data.currency_code}
          posts={data.posts}
        />
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexInsights.nav.insights",
  translationNs: "translation",
  icon: ChartBar,
  rank: 6,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexInsights.nav.insights"),
}

export default InsightsPage
