import { StatusBadge, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AssetState, PostStatus } from "../../contract"

const POST_COLOR = {
  draft: "grey",
  published: "green",
  unpublished: "orange",
} as const satisfies Record<PostStatus, string>

export const PostStatusBadge = ({ status }: { status: PostStatus }) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={POST_COLOR[status]}>
      {t(`codexContent.status.${status}`)}
    </StatusBadge>
  )
}

/** Kept off sale by an operator, and why. */
export const DisabledBadge = ({ reason }: { reason: string }) => {
  const { t } = useTranslation()
  return (
    <Tooltip content={reason}>
      <StatusBadge color="red">{t("codexContent.status.disabled")}</StatusBadge>
    </Tooltip>
  )
}

const MEDIA_COLOR = {
  uploading: "blue",
  processing: "blue",
  ready: "green",
  failed: "red",
  missing: "red",
} as const satisfies Record<AssetState, string>

interface MediaStateProps {
  state: AssetState
  playable: boolean
  progress: number
}

/** Where a file is on its way from upload to playable. */
export const MediaState = ({ state, playable, progress }: MediaStateProps) => {
  const { t } = useTranslation()
  const early = state === "processing" && playable
  return (
    <StatusBadge color={early ? "green" : MEDIA_COLOR[state]}>
      {t(`codexContent.media.${early ? "playable" : state}`, {
        progress: Math.round(progress),
      })}
    </StatusBadge>
  )
}
