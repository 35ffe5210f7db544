import { Alert, Button, Drawer, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { LoadFailed } from "@codex/admin-kit"
import type { OperatorDelivery } from "../../contract"
import { relative } from "../lib/format"
import { useDelivery, useRetryDelivery } from "../lib/queries"
import { DeliveryStateBadge } from "./delivery-state"
import { Loading } from "./loading"

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
    <Drawer.Body className="flex flex-col gap-4 overflow-y-auto">
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
    </Drawer.Body>
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
  const { data, error, refetch } = useDelivery(props.id)
  return (
    <Drawer
      open={props.id !== null}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {data
              ? t(`codexCheckout.outbox.kind.${data.kind}`)
              : t("codexCheckout.outbox.title")}
          </Drawer.Title>
        </Drawer.Header>
        {error && !data ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Body delivery={data} />
        ) : (
          <Loading />
        )}
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("codexCheckout.delivery.close")}
            </Button>
          </Drawer.Close>
          {data?.state === "failed" && <Retry id={data.id} />}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
