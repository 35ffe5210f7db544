import { money } from "@codex/admin-kit"
import { Button, Input, Label, Text, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { OperatorPurchaseDetail } from "../../contract"
import { useGiveBack, useRefundPreview } from "../lib/refund-queries"
import { RefundEffect } from "./refund-effect"

/** "12.50" as minor units; `undefined` while it is no amount. */
export function parseAmount(text: string): number | undefined {
  const [, whole, cents = ""] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(
    text.trim()
  ) ?? [null, "", ""]
  const minor = whole ? Number(`${whole}${cents.padEnd(2, "0")}`) : 0
  return minor > 0 ? minor : undefined
}

/** Gives all or part of a payment back, after showing what that does. */
export const GiveBack = ({
  purchase,
}: {
  purchase: OperatorPurchaseDetail
}) => {
  const { t, i18n } = useTranslation()
  const [amount, setAmount] = useState("")
  const [note, setNote] = useState("")
  const minor = parseAmount(amount)
  const whole = useRefundPreview(purchase.id)
  const preview = useRefundPreview(purchase.id, minor)
  const give = useGiveBack(purchase.id)
  const shown = preview.data ?? whole.data
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.giveBack.${key}`, values)
  if (!shown) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {whole.error?.message ?? text("loading")}
      </Text>
    )
  }
  const label = money(
    minor ?? shown.amount_minor,
    shown.currency_code,
    i18n.language
  )
  const send = () => {
    give.mutate(
      { amount_minor: minor ?? shown.refundable_minor, note },
      {
        onSuccess: () => toast.success(text("done", { amount: label })),
        onError: (error) => toast.error(error.message),
      }
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <Label htmlFor="give-amount">{text("amount")}</Label>
        <Input
          id="give-amount"
          inputMode="decimal"
          value={amount}
          placeholder={text("all", {
            amount: money(
              shown.refundable_minor,
              shown.currency_code,
              i18n.language
            ),
          })}
          onChange={(event) => setAmount(event.target.value)}
        />
        {preview.error && (
          <Text size="small" className="text-ui-fg-error">
            {preview.error.message}
          </Text>
        )}
      </div>
      <RefundEffect preview={shown} />
      <div className="flex flex-col gap-1">
        <Label htmlFor="give-note">{t("codexCheckout.refunds.note")}</Label>
        <Textarea
          id="give-note"
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <Button
        size="small"
        variant="danger"
        className="self-end"
        isLoading={give.isPending}
        disabled={preview.isError || (amount !== "" && minor === undefined)}
        onClick={send}
      >
        {text("send", { amount: label })}
      </Button>
    </div>
  )
}
