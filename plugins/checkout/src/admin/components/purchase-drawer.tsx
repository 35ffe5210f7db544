import { Button, Heading, StatusBadge, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { DetailDrawer } from "@codex/admin-kit"
import type { OperatorPurchaseDetail } from "../../contract"
import { exact } from "../lib/format"
import { usePurchase } from "../lib/queries"
import { Facts } from "./facts"
import { GiveBack } from "./give-back"
import { Amount } from "./purchase-columns"
import { Timeline } from "./timeline"
import { Waterfall } from "./waterfall"

const Section = (props: {
  title: string
  hint?: string
  children: ReactNode
}) => (
  <section className="flex flex-col gap-3 px-6 py-4">
    <div>
      <Heading level="h3">{props.title}</Heading>
      {props.hint && (
        <Text size="small" className="text-ui-fg-subtle">
          {props.hint}
        </Text>
      )}
    </div>
    {props.children}
  </section>
)

const Support = ({ purchase }: { purchase: OperatorPurchaseDetail }) => {
  const { t } = useTranslation()
  const ids: [string, string | null][] = [
    ["purchase", purchase.id],
    ["checkout", purchase.checkout_id],
    ["payment", purchase.payment_id],
    ["journal", purchase.journal_id],
    ["grant", purchase.grant_id],
    ["order", purchase.order_id],
    ...(purchase.tax?.calculation_id
      ? [["tax", purchase.tax.calculation_id] as [string, string]]
      : []),
  ]
  return (
    <details className="px-6 py-4">
      <summary className="txt-small text-ui-fg-subtle mb-3 cursor-pointer">
        {t("codexCheckout.detail.support")}
      </summary>
      <Facts
        rows={ids.map(([key, id]) => [
          t(`codexCheckout.detail.ids.${key}`),
          id ?? "–",
        ])}
      />
    </details>
  )
}

/** What was charged as tax, for whom and where; nothing where none applies. */
function taxRows(
  { tax, currency_code }: OperatorPurchaseDetail,
  name: (key: string) => string
): [string, ReactNode][] {
  if (!tax) {
    return []
  }
  const amount = <Amount row={{ ...tax, currency_code }} />
  return [
    [
      name("tax"),
      <>
        {amount}&nbsp;·&nbsp;{tax.summary}
      </>,
    ],
    [name("taxPlace"), tax.place],
    ...(tax.tax_id ? [[name("taxId"), tax.tax_id] as [string, string]] : []),
  ]
}

const Summary = ({ purchase }: { purchase: OperatorPurchaseDetail }) => {
  const { t } = useTranslation()
  const name = (key: string) => t(`codexCheckout.detail.${key}`)
  return (
    <section className="px-6 py-4">
      <Facts
        rows={[
          [name("buyer"), purchase.buyer_name],
          [name("email"), purchase.buyer_email],
          [name("seller"), purchase.organization],
          [name("creator"), purchase.creator],
          [
            name("payment"),
            <>
              <Amount row={purchase} />
              &nbsp;·&nbsp;
              {t(`codexCheckout.purchases.provider.${purchase.provider}`)}
            </>,
          ],
          ...taxRows(purchase, name),
          [
            name("state"),
            <StatusBadge color={purchase.state === "paid" ? "green" : "grey"}>
              {name(`states.${purchase.state}`)}
            </StatusBadge>,
          ],
        ]}
      />
    </section>
  )
}

const Body = ({ purchase }: { purchase: OperatorPurchaseDetail }) => {
  const { t } = useTranslation()
  return (
    <>
      <Summary purchase={purchase} />
      <Section
        title={t("codexCheckout.detail.waterfall")}
        hint={t("codexCheckout.detail.waterfallHint")}
      >
        <Waterfall purchase={purchase} />
      </Section>
      {purchase.amount_minor > 0 && purchase.state !== "refunded" && (
        <details className="px-6 py-4">
          <summary className="txt-small-plus mb-3 cursor-pointer">
            {t("codexCheckout.giveBack.title")}
          </summary>
          <GiveBack purchase={purchase} />
        </details>
      )}
      <Section title={t("codexCheckout.detail.timeline")}>
        <Timeline steps={purchase.timeline} />
      </Section>
      <Support purchase={purchase} />
    </>
  )
}

const Elsewhere = ({ purchase }: { purchase: OperatorPurchaseDetail }) => {
  const { t } = useTranslation()
  const mail = purchase.timeline.find((step) => step.key === "receipt_sent")
  return (
    <>
      {mail?.outbox_id && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`/outbox?open=${mail.outbox_id}`}>
            {t("codexCheckout.detail.openMail")}
          </Link>
        </Button>
      )}
      {purchase.order_id && (
        <Button size="small" asChild>
          <Link to={`/orders/${purchase.order_id}`}>
            {t("codexCheckout.purchases.openOrder")}
          </Link>
        </Button>
      )}
    </>
  )
}

/** One purchase: what it is, where the money went, what happened to it. */
export const PurchaseDrawer = (props: {
  id: string | null
  onClose: () => void
}) => {
  const { t, i18n } = useTranslation()
  const query = usePurchase(props.id)
  const { data } = query
  return (
    <DetailDrawer
      {...props}
      query={query}
      title={data?.post_title ?? t("codexCheckout.purchases.title")}
      description={
        data &&
        t("codexCheckout.detail.purpose", {
          name: data.buyer_name,
          date: exact(data.paid_at, i18n.language),
        })
      }
      divided
      action={(purchase) => <Elsewhere purchase={purchase} />}
    >
      {(purchase) => <Body purchase={purchase} />}
    </DetailDrawer>
  )
}
