import { StatusBadge, Text, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { timeLeft } from "../lib/format"
import { isUnfinished } from "../lib/upload-engine"
import { useIsSentElsewhere } from "../lib/use-interrupted"
import { useUploads } from "../lib/use-uploads"
import { ProgressBar } from "./progress-bar"

const COLORS = {
  uploading: "blue",
  processing: "blue",
  ready: "green",
  failed: "red",
} as const

const Uploading = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const mine = useUploads().find(
    (file) => file.meta.mediaId === media.id && isUnfinished(file)
  )
  const isSentElsewhere = useIsSentElsewhere(media.id)
  if (!mine && isSentElsewhere) {
    return (
      <StatusBadge color="blue">
        {t("codexMedia.state.uploadingElsewhere")}
      </StatusBadge>
    )
  }
  if (!mine) {
    return (
      <Tooltip content={t("codexMedia.state.waitingHint")}>
        <StatusBadge color="orange">
          {t("codexMedia.state.waiting")}
        </StatusBadge>
      </Tooltip>
    )
  }
  const percent = mine.progress.percentage ?? 0
  return (
    <StatusBadge color="blue">
      {t("codexMedia.state.uploadingPercent", { percent })}
    </StatusBadge>
  )
}

/** “Can be watched · Processing 42 % · 1.3× · about 3 min left”. */
export function useProcessingText(media: MediaAssetDto): string {
  const { t } = useTranslation()
  if (media.progress === 0 && media.speed === null) {
    return t("codexMedia.state.queued")
  }
  const playable = media.partial
    ? "codexMedia.state.playablePart"
    : "codexMedia.state.playable"
  const parts = [
    ...(media.playable ? [t(playable)] : []),
    t("codexMedia.state.processingPercent", { percent: media.progress }),
  ]
  if (media.speed !== null) {
    const speed = media.speed.toFixed(1)
    parts.push(t("codexMedia.state.speed", { speed }))
  }
  if (media.eta_s !== null && media.progress < 97) {
    const { key, count } = timeLeft(media.eta_s)
    parts.push(t(`codexMedia.left.${key}`, { count }))
  }
  return parts.join(" · ")
}

const Processing = ({ media }: { media: MediaAssetDto }) => {
  const text = useProcessingText(media)
  return (
    <div className="flex flex-col gap-y-1" style={{ minWidth: 210 }}>
      <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
        {text}
      </Text>
      <ProgressBar percent={media.progress} label={text} />
    </div>
  )
}

/** Where an asset stands, live while something is moving. */
export const MediaState = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  if (media.state === "uploading") {
    return <Uploading media={media} />
  }
  if (media.state === "processing") {
    return <Processing media={media} />
  }
  const badge = (
    <StatusBadge color={COLORS[media.state]}>
      {t(`codexMedia.state.${media.state}`)}
    </StatusBadge>
  )
  return media.failure ? (
    <Tooltip content={media.failure.sentence}>{badge}</Tooltip>
  ) : (
    badge
  )
}
