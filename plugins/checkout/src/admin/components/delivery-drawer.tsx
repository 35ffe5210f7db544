import { Alert, Button, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { DetailDrawer } from "@codex/admin-kit"
import type { OperatorDelivery } from "../../contract"
import { relative } from "../lib/format"
import { useDelivery, useRetryDelivery } from "../lib/queries"
import { DeliveryStateBadge } from "./delivery-state"

const MAIL = ["receipt_email", "sale_notice"]

const Hint = ({ delivery }: { delivery: OperatorDelivery }) => {
  const { t, i18n } = useTranslation()
  if (delivery.state === "failed") {
    return (
      <Alert variant="error">{t("codexCheckout.delivery.failedHint")}</Alert>
    )
  }
  if (delivery.next_at && delivery.last_error) {
    const when = relative(delivery.next_at, Date.now(), i18n.language)
    return (
      <Alert variant="warning">
        {t("codexCheckout.delivery.pendingHint", { when })}
      </Alert>
    )
  }
  return null
}

/** Mails are asked for here and written, sent and read under E-mails. */
const About = ({ kind }: { kind: string }) => {
  const { t } = useTranslation()
  return MAIL.includes(kind) ? (
    <Text size="small" className="text-ui-fg-subtle">
      <Link to="/emails" className="text-ui-fg-interactive">
        {t("codexCheckout.delivery.toEmails")}
      </Link>
    </Text>
  ) : (
    <Text size="small" className="text-ui-fg-subtle">
      {t("codexCheckout.delivery.noMail")}
    </Text>
  )
}

const Body = ({ delivery }: { delivery: OperatorDelivery }) => {
  const { t } = useTranslation()
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <Text size="small" weight="plus">
          {delivery.title}
        </Text>
        <DeliveryStateBadge state={delivery.state} />
      </div>
      <Hint delivery={delivery} />
      <About kind={delivery.kind} />
      {delivery.last_error && (
        <details>
          <summary className="txt-small text-ui-fg-subtle cursor-pointer">
            {t("codexCheckout.delivery.reason")}
          </summary>
          <Text size="small" className="text-ui-fg-subtle break-words">
            {delivery.last_error}
          </Text>
        </details>
      )}
    </>
  )
}

const Retry = ({ id }: { id: string }) => {
  const { t } = useTranslation()
  const retry = useRetryDelivery()
  const start = () =>
    retry.mutate(id, {
      onSuccess: () =>
        toast.success(t("codexCheckout.outbox.retried"), {
          description: t("codexCheckout.outbox.retriedHint"),
        }),
      onError: (error) => toast.error(error.message),
    })
  return (
    <Button size="small" isLoading={retry.isPending} onClick={start}>
      {t("codexCheckout.outbox.retry")}
    </Button>
  )
}

/** One delivery: what it does, or why it did not work. */
export const DeliveryDrawer = (props: {
  id: string | null
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const query = useDelivery(props.id)
  const kind = query.data && `kind.${query.data.kind}`
  return (
    <DetailDrawer
      {...props}
      query={query}
      title={t(`codexCheckout.outbox.${kind ?? "title"}`)}
      action={({ id, state }) => state === "failed" && <Retry id={id} />}
    >
      {(delivery) => <Body delivery={delivery} />}
    </DetailDrawer>
  )
}
