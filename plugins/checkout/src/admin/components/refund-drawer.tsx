import { Button, Drawer, Label, Text, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LoadFailed, Loading, money } from "@codex/admin-kit"
import type { RefundDetailResponse } from "../../contract"
import { useDecideRefund, useRefund, type Inbox } from "../lib/refund-queries"
import { Facts } from "./facts"
import { FailedRefund } from "./failed-refund"
import { RefundEffect } from "./refund-effect"
import { RefundState } from "./refund-state"

const Request = ({ refund }: Pick<RefundDetailResponse, "refund">) => {
  const { t, i18n } = useTranslation()
  const name = (key: string) => t(`codexCheckout.refunds.${key}`)
  const amount = money(refund.amount_minor, refund.currency_code, i18n.language)
  return (
    <section className="flex flex-col gap-3 px-6 py-4">
      <Facts
        rows={[
          [name("state"), <RefundState state={refund.state} />],
          [name("amount"), <span className="tabular-nums">{amount}</span>],
          [name("buyer"), `${refund.buyer_name}, ${refund.buyer_email}`],
          [name("reason"), name(`reasons.${refund.reason_code}`)],
          [
            name("consumed"),
            refund.consumed_percent === null
              ? "–"
              : t("codexCheckout.refunds.percent", {
                  percent: refund.consumed_percent,
                }),
          ],
          [name("days"), refund.days_after_payment ?? "–"],
        ]}
      />
      {refund.reason && <Text size="small">“{refund.reason}”</Text>}
      {refund.rule && (
        <Text size="small" className="text-ui-fg-subtle">
          {name(`rules.${refund.rule}`)}
        </Text>
      )}
      {refund.note && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexCheckout.refunds.noted", { note: refund.note })}
        </Text>
      )}
    </section>
  )
}

const Decision = (props: {
  detail: RefundDetailResponse
  inbox: Inbox
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const [note, setNote] = useState("")
  const decide = useDecideRefund(props.inbox)
  const { refund, preview, blocked } = props.detail
  const send = (decision: "approve" | "decline") => {
    decide.mutate(
      { id: refund.id, decision, note },
      {
        onSuccess: () => {
          toast.success(t(`codexCheckout.refunds.done.${decision}`))
          props.onDone()
        },
        onError: (error) => toast.error(error.message),
      }
    )
  }
  const waits = refund.state === "requested" || refund.state === "escalated"
  if (!preview || !waits) {
    return null
  }
  return (
    <>
      <section className="flex flex-col gap-3 px-6 py-4">
        <Text weight="plus">{t("codexCheckout.refunds.effect.title")}</Text>
        <RefundEffect preview={preview} />
      </section>
      <section className="flex flex-col gap-2 px-6 py-4">
        <Label htmlFor="refund-note">{t("codexCheckout.refunds.note")}</Label>
        <Textarea
          id="refund-note"
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
        {blocked && (
          <Text size="small" className="text-ui-fg-error">
            {t(`codexCheckout.refunds.blocked.${blocked}`)}
          </Text>
        )}
        <div className="flex justify-end gap-2 pt-2">
          <Button
            size="small"
            variant="secondary"
            disabled={decide.isPending}
            onClick={() => send("decline")}
          >
            {t("codexCheckout.refunds.decline")}
          </Button>
          <Button
            size="small"
            isLoading={decide.isPending}
            disabled={blocked !== null}
            onClick={() => send("approve")}
          >
            {t("codexCheckout.refunds.approve")}
          </Button>
        </div>
      </section>
    </>
  )
}

/** One request: what is asked, what approving would do, and the decision. */
export const RefundDrawer = (props: {
  id: string | null
  inbox: Inbox
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useRefund(props.inbox, props.id)
  return (
    <Drawer
      open={props.id !== null}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {data?.refund.post_title ?? t("codexCheckout.refunds.title")}
          </Drawer.Title>
          <Drawer.Description>
            {t("codexCheckout.refunds.purpose")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="divide-y overflow-y-auto p-0">
          {error && !data ? (
            <LoadFailed error={error} onRetry={() => void refetch()} />
          ) : data ? (
            <>
              <Request refund={data.refund} />
              <Decision
                detail={data}
                inbox={props.inbox}
                onDone={props.onClose}
              />
              <FailedRefund detail={data} onDone={props.onClose} />
            </>
          ) : (
            <Loading />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}
