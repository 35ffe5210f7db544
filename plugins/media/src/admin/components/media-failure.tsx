import { Alert, Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { useRetry } from "../lib/queries"

/** Says why in a sentence and offers the one action that helps. */
export const MediaFailure = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const retry = useRetry(media.id)
  if (!media.failure) {
    return null
  }
  const start = () =>
    retry.mutate(undefined, {
      onSuccess: () => toast.success(t("codexMedia.detail.retried")),
      onError: (error) =>
        toast.error(t("codexMedia.detail.notRetried"), {
          description: error.message,
        }),
    })
  return (
    <Alert variant="error">
      <div className="flex flex-col items-start gap-y-3">
        <span>{media.failure.sentence}</span>
        {media.failure.retriable && (
          <Button
            size="small"
            variant="secondary"
            isLoading={retry.isPending}
            onClick={start}
          >
            {t("codexMedia.detail.retry")}
          </Button>
        )}
      </div>
    </Alert>
  )
}
