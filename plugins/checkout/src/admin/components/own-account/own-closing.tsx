import { useState } from "react"
import { useTranslation } from "react-i18next"
import { ClosingDrawer } from "./closing-drawer"
import { OwnCard, OwnCardFailed } from "./own-card"
import { ApiError } from "../../lib/api"
import { useClosing } from "../../lib/use-closing"

/** The way out of Studio, in a creator's profile. */
export const OwnClosing = () => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useClosing()
  const [open, setOpen] = useState(false)
  const text = (key: string) => t(`codexCheckout.ownAccount.closing.${key}`)
  if (error instanceof ApiError && error.status === 403) {
    return null
  }
  if (error && !data) {
    return (
      <OwnCardFailed
        title={text("title")}
        error={error}
        onRetry={() => void refetch()}
      />
    )
  }
  return (
    <>
      <OwnCard
        title={text("title")}
        purpose={text("purpose")}
        action={text("action")}
        disabled={isPending}
        onAction={() => {
          // What stood in the way may be settled by now, or new.
          void refetch()
          setOpen(true)
        }}
      />
      {data && (
        <ClosingDrawer closing={data} open={open} onOpenChange={setOpen} />
      )}
    </>
  )
}
