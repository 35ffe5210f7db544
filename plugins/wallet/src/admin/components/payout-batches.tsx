import { money } from "@codex/admin-kit"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PayoutQueueResponse } from "../../contract"
import { download } from "../lib/api"
import { moment } from "../lib/format"
import { useNewBatch } from "../lib/use-payouts"

const save = (id: string) =>
  download(`/admin/payout-batches/${id}/file`).catch((error: unknown) =>
    toast.error((error as Error).message)
  )

/** Files for the bank: make one of what is approved, or save one again. */
export const PayoutBatches = ({ queue }: { queue: PayoutQueueResponse }) => {
  const { t, i18n } = useTranslation()
  const batch = useNewBatch()
  const make = () =>
    batch.mutate("usd", {
      onSuccess: ({ batch: made }) => void save(made.id),
      onError: (error) => toast.error(error.message),
    })
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col justify-between gap-3 px-6 py-4 md:flex-row md:items-center">
        <div>
          <Heading level="h2">{t("codexWallet.batches.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexWallet.batches.purpose")}
          </Text>
        </div>
        <Button
          size="small"
          variant="secondary"
          isLoading={batch.isPending}
          disabled={(queue.counts.approved ?? 0) === 0}
          onClick={make}
        >
          {t("codexWallet.batches.make")}
        </Button>
      </div>
      {queue.batches.map((each) => (
        <div
          key={each.id}
          className="flex items-center justify-between gap-4 px-6 py-3"
        >
          <Text size="small">
            {t("codexWallet.batches.one", {
              count: each.payouts,
              amount: money(each.total_minor, each.currency_code),
              at: moment(each.created_at, i18n.language),
            })}
          </Text>
          <Button
            size="small"
            variant="transparent"
            onClick={() => void save(each.id)}
          >
            {t("codexWallet.batches.save")}
          </Button>
        </div>
      ))}
    </Container>
  )
}
