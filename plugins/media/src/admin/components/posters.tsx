import { Container, Heading, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { url } from "../lib/api"
import { useChoosePoster } from "../lib/queries"

interface PosterProps {
  media: MediaAssetDto
  number: number
}

const Poster = ({ media, number }: PosterProps) => {
  const { t } = useTranslation()
  const choose = useChoosePoster(media.id)
  const label = t("codexMedia.detail.poster", { number })
  const isShown = media.poster_number === number
  const onClick = () =>
    choose.mutate(number, {
      onSuccess: () => {
        toast.success(t("codexMedia.detail.posterChosen"))
      },
      onError: (error) =>
        toast.error(t("codexMedia.detail.posterNotChosen"), {
          description: error.message,
        }),
    })
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isShown}
      disabled={choose.isPending}
      onClick={onClick}
      className={`${isShown ? "border-ui-border-interactive" : "border-ui-border-base"} hover:border-ui-border-interactive focus-visible:shadow-borders-focus overflow-hidden rounded-md border-2 outline-none`}
      style={{ width: 144, maxWidth: "30%", aspectRatio: "16 / 9" }}
    >
      <img
        src={url(`/admin/studio/media/${media.id}/thumbnail?poster=${number}`)}
        alt=""
        width={144}
        height={81}
        style={{ width: "100%", height: "100%", objectFit: "cover" }}
        loading="lazy"
      />
    </button>
  )
}

/** Stills to choose the shown one from, once the video is ready. */
export const Posters = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  if (media.state !== "ready" || media.poster_count < 2) {
    return null
  }
  const numbers = Array.from({ length: media.poster_count }, (_, at) => at + 1)
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <div>
        <Heading level="h2">{t("codexMedia.detail.posters")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexMedia.detail.postersHint")}
        </Text>
      </div>
      <div className="flex flex-wrap gap-3">
        {numbers.map((number) => (
          <Poster key={number} media={media} number={number} />
        ))}
      </div>
    </Container>
  )
}
