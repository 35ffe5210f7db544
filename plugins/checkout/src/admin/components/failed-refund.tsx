import { money } from "@codex/admin-kit"
import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { RefundDetailResponse, ResolveRefundBody } from "../../contract"
import { useResolveRefund } from "../lib/suspense-queries"
import { DecisionNote } from "./decision-note"
import { RefundEffect } from "./refund-effect"

type Action = ResolveRefundBody["action"]

const NEEDS_REASON: readonly Action[] = ["paid_outside", "give_up"]

function bodyOf(action: Action, note: string): ResolveRefundBody | null {
  if (action === "retry" || action === "look_again") {
    return { action, note }
  }
  return note.trim().length >= 3 ? { action, note } : null
}

/** A refund the provider refused: what can be done, and what it would do. */
export const FailedRefund = (props: {
  detail: RefundDetailResponse
  onDone: () => void
}) => {
  const { t, i18n } = useTranslation()
  const { refund, preview, actions } = props.detail
  const [action, setAction] = useState<Action>()
  const [note, setNote] = useState("")
  const resolve = useResolveRefund(refund.id)
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.refunds.failed.${key}`, values)
  if (actions.length === 0) {
    return null
  }
  const amount = money(refund.amount_minor, refund.currency_code, i18n.language)
  const body = action ? bodyOf(action, note) : null
  const send = () => {
    if (body) {
      resolve.mutate(body, {
        onSuccess: () => {
          toast.success(text(`done.${body.action}`))
          props.onDone()
        },
        onError: (error) => toast.error(error.message),
      })
    }
  }
  return (
    <section className="flex flex-col gap-4 px-6 py-4">
      <div>
        <Text weight="plus">{text(`title.${refund.state}`)}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {text(`text.${refund.state}`)}
          {refund.failure_code
            ? ` ${text("code", { code: refund.failure_code })}`
            : ""}
        </Text>
      </div>
      <div className="flex flex-wrap gap-2">
        {actions.map((one) => (
          <Button
            key={one}
            size="small"
            variant={one === action ? "primary" : "secondary"}
            aria-pressed={one === action}
            onClick={() => setAction(one)}
          >
            {text(`actions.${one}`)}
          </Button>
        ))}
      </div>
      {action && (
        <>
          <Text size="small" role="status">
            {text(`effects.${action}`, { amount })}
          </Text>
          {action !== "give_up" && preview && (
            <RefundEffect preview={preview} />
          )}
          <DecisionNote
            id="failed-note"
            label={text(NEEDS_REASON.includes(action) ? "reason" : "note")}
            note={note}
            onNote={setNote}
            send={text(`send.${action}`, { amount })}
            variant={action === "give_up" ? "danger" : "primary"}
            isLoading={resolve.isPending}
            disabled={body === null}
            onSend={send}
          />
        </>
      )}
    </section>
  )
}
