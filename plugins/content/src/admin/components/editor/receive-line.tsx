import { Skeleton, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { dollars } from "../../lib/dollars"
import { useShare } from "../../lib/queries"

const PAUSE_MS = 300

/** The value, once typing has paused. */
function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}

/** "You receive $11.90 of $19.99", from the wallet's own waterfall. */
export const ReceiveLine = ({ price }: { price: number | null }) => {
  const { t } = useTranslation()
  const asked = usePaused(price)
  const { id } = useParams()
  const { data, isError } = useShare(asked, id)
  if (price === null || asked === null) {
    return null
  }
  if (isError) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("codexContent.pricing.receiveFailed")}
      </Text>
    )
  }
  if (!data) {
    return <Skeleton className="w-full rounded-lg" style={{ height: 66 }} />
  }
  const { processing_fee } = data.waterfall
  return (
    <div
      aria-live="polite"
      className="bg-ui-bg-subtle rounded-lg border px-4 py-3"
    >
      <Text weight="plus" className="tabular-nums">
        {t("codexContent.pricing.receive", {
          share: dollars(data.yours_minor),
          price: dollars(asked),
        })}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t(
          processing_fee.payees_minor > 0
            ? "codexContent.pricing.receiveEstimated"
            : "codexContent.pricing.receiveText"
        )}
      </Text>
    </div>
  )
}
