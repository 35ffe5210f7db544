import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { DetailDrawer, money } from "@codex/admin-kit"
import type { SuspenseDetail } from "../../contract"
import { useSuspense } from "../lib/suspense-queries"
import { Facts } from "./facts"
import { SuspenseDecision } from "./suspense-decision"
import { When } from "./when"

const Payment = ({ detail }: { detail: SuspenseDetail }) => {
  const { t, i18n } = useTranslation()
  const text = (key: string) => t(`codexCheckout.suspense.${key}`)
  const amount = money(detail.amount_minor, detail.currency_code, i18n.language)
  return (
    <section className="flex flex-col gap-3 px-6 py-4">
      <Facts
        rows={[
          [text("amount"), <span className="tabular-nums">{amount}</span>],
          [
            text("provider"),
            t(`codexCheckout.purchases.provider.${detail.provider}`, {
              defaultValue: detail.provider,
            }),
          ],
          [text("payment"), detail.payment_id],
          [
            text("why"),
            t(`codexCheckout.suspense.reasons.${detail.reason ?? "unknown"}`, {
              defaultValue: text("reasons.unknown"),
            }),
          ],
        ]}
      />
    </section>
  )
}

const History = ({ detail }: { detail: SuspenseDetail }) => {
  const { t } = useTranslation()
  if (detail.decisions.length === 0) {
    return null
  }
  return (
    <section className="flex flex-col gap-2 px-6 py-4">
      <Text weight="plus">{t("codexCheckout.suspense.history")}</Text>
      {detail.decisions.map((one) => (
        <Text key={one.id} size="small" className="text-ui-fg-subtle">
          {t(`codexCheckout.suspense.did.${one.action}.${one.state}`)} ·{" "}
          <When at={one.decided_at} />
          {one.note ? ` · “${one.note}”` : ""}
        </Text>
      ))}
    </section>
  )
}

/** Money that belongs to no purchase: whose it is, and what becomes of it. */
export const SuspenseDrawer = (props: {
  id: string | null
  onClose: () => void
}) => {
  const { t } = useTranslation()
  return (
    <DetailDrawer
      {...props}
      query={useSuspense(props.id)}
      title={t("codexCheckout.suspense.title")}
      description={t("codexCheckout.suspense.purpose")}
      divided
    >
      {(detail) => (
        <>
          <Payment detail={detail} />
          <History detail={detail} />
          <SuspenseDecision
            key={detail.payment_id}
            detail={detail}
            onDone={props.onClose}
          />
        </>
      )}
    </DetailDrawer>
  )
}
