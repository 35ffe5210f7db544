import { defineRouteConfig } from "@medusajs/admin-sdk"
import { BellAlert } from "@medusajs/icons"
import { Button, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { LoadFailed, Loading, money } from "@codex/admin-kit"
import type { AttentionResponse } from "../../../contract"
import { AttentionDisputes } from "../../components/attention-disputes"
import { AttentionList, AttentionRow } from "../../components/attention-list"
import { AttentionMail } from "../../components/attention-mail"
import { RefundDrawer } from "../../components/refund-drawer"
import { RefundState } from "../../components/refund-state"
import { SuspenseDrawer } from "../../components/suspense-drawer"
import { When } from "../../components/when"
import { useAttention } from "../../lib/refund-queries"

const Refunds = (props: {
  rows: AttentionResponse["refunds"]
  onOpen: (id: string) => void
}) => {
  const { t, i18n } = useTranslation()
  return (
    <AttentionList name="refunds" count={props.rows.length}>
      {props.rows.map((row) => (
        <AttentionRow
          key={row.id}
          title={row.post_title}
          about={
            <>
              {row.buyer_name} · {row.organization} ·{" "}
              <When at={row.requested_at} />
            </>
          }
          amount={money(row.amount_minor, row.currency_code, i18n.language)}
        >
          <RefundState state={row.state} />
          <Button
            size="small"
            variant="secondary"
            onClick={() => props.onOpen(row.id)}
          >
            {t("codexCheckout.attention.refunds.open")}
          </Button>
        </AttentionRow>
      ))}
    </AttentionList>
  )
}

const Books = (props: {
  data: AttentionResponse
  onOpen: (payment: string) => void
}) => {
  const { data } = props
  const { t, i18n } = useTranslation()
  return (
    <>
      <AttentionList name="suspense" count={data.suspense.length}>
        {data.suspense.map((row) => (
          <AttentionRow
            key={row.payment_id}
            title={t("codexCheckout.attention.suspense.row")}
            about={
              <>
                {row.payment_id} · <When at={row.since} />
              </>
            }
            amount={money(row.amount_minor, row.currency_code, i18n.language)}
          >
            {row.on_its_way && (
              <StatusBadge color="blue">
                {t("codexCheckout.attention.suspense.onItsWay")}
              </StatusBadge>
            )}
            <Button
              size="small"
              variant="secondary"
              onClick={() => props.onOpen(row.payment_id)}
            >
              {t("codexCheckout.attention.suspense.open")}
            </Button>
          </AttentionRow>
        ))}
      </AttentionList>
      <AttentionList name="alerts" count={data.alerts.length}>
        {data.alerts.map((row) => (
          <AttentionRow
            key={row.id}
            title={t(`codexCheckout.attention.codes.${row.code}`, {
              defaultValue: t("codexCheckout.attention.codes.other"),
            })}
            about={`${row.subject}: ${row.detail}`}
          >
            <When at={row.first_seen_at} />
          </AttentionRow>
        ))}
      </AttentionList>
    </>
  )
}

const AttentionPage = () => {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const { data, error, refetch } = useAttention()
  return (
    <div className="flex flex-col gap-3">
      <Container className="px-6 py-4">
        <Heading>{t("codexCheckout.attention.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexCheckout.attention.purpose")}
        </Text>
      </Container>
      {error && !data ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Refunds
            rows={data.refunds}
            onOpen={(id) => setParams({ refund: id })}
          />
          <AttentionDisputes rows={data.disputes} />
          <Books
            data={data}
            onOpen={(payment) => setParams({ suspense: payment })}
          />
          <AttentionMail rows={data.mail} />
        </>
      ) : (
        <Loading />
      )}
      <RefundDrawer
        id={params.get("refund")}
        inbox="operator"
        onClose={() => setParams({}, { replace: true })}
      />
      <SuspenseDrawer
        id={params.get("suspense")}
        onClose={() => setParams({}, { replace: true })}
      />
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexCheckout.nav.attention",
  translationNs: "translation",
  icon: BellAlert,
  rank: 5,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.attention"),
}

export default AttentionPage
