import { useState } from "react"
import { useTranslation } from "react-i18next"
import { DataDrawer } from "./data-drawer"
import { OwnCard, OwnCardFailed } from "./own-card"
import { ApiError } from "../../lib/api"
import { useOwnData } from "../../lib/use-own-data"

/** All that is kept of a creator, in their profile. */
export const OwnData = () => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useOwnData()
  const [open, setOpen] = useState(false)
  const text = (key: string) => t(`codexCheckout.ownAccount.data.${key}`)
  if (error instanceof ApiError && error.status === 403) {
    return null
  }
  if (error) {
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
        onAction={() => setOpen(true)}
      />
      <DataDrawer
        files={data?.files ?? []}
        open={open}
        onOpenChange={setOpen}
      />
    </>
  )
}
