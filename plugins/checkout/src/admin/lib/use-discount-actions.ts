import { toast, usePrompt } from "@medusajs/ui"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { DiscountAction, DiscountView } from "../../contract"
import { useChangeDiscount, type Desk } from "./discount-queries"

const say = (error: unknown) => {
  toast.error(error instanceof Error ? error.message : String(error))
}

/** What can be done with a discount in its state, by whom. */
export function useDiscountActions(desk: Desk) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const { mutateAsync } = useChangeDiscount(desk)
  return useCallback(
    (row: DiscountView) => {
      const text = (key: string) => t(`codexCheckout.discounts.${key}`)
      const run = (action: DiscountAction) => {
        mutateAsync({ id: row.id, action }).then(
          () => toast.success(text(`done.${action}`)),
          say
        )
      }
      const end = async () => {
        const sure = await prompt({
          title: text("end.title"),
          description: text("end.text"),
          confirmText: text("end.confirm"),
          cancelText: text("end.cancel"),
        })
        if (sure) {
          run("end")
        }
      }
      const bornBy = row.born_by === "seller" ? "platform" : "seller"
      const payer = {
        label: text(`payer.${bornBy}`),
        onClick: () => {
          mutateAsync({ id: row.id, born_by: bornBy }).then(
            () => toast.success(text("done.payer")),
            say
          )
        },
      }
      if (row.state === "ended") {
        return []
      }
      const toggle: DiscountAction = row.state === "paused" ? "resume" : "pause"
      return [
        { label: text(`actions.${toggle}`), onClick: () => run(toggle) },
        { label: text("actions.end"), onClick: () => void end() },
        ...(desk === "operator" ? [payer] : []),
      ]
    },
    [t, prompt, mutateAsync, desk]
  )
}
