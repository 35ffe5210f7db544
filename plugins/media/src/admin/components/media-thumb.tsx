import { ArchiveBox, DocumentText, MediaPlay, Photo } from "@medusajs/icons"
import type { MediaAssetDto } from "../../contract"
import { url } from "../lib/api"

interface MediaThumbProps {
  media: MediaAssetDto
  width: number
  alt?: string
}

/** The sign of what has no picture of its own. */
function iconOf({ kind, content_type }: MediaAssetDto) {
  if (kind === "audio") {
    return MediaPlay
  }
  if (kind === "video" || content_type.startsWith("image/")) {
    return Photo
  }
  return content_type === "application/zip" ? ArchiveBox : DocumentText
}

/** The picture at two seconds, or a sign for what it will be. */
export const MediaThumb = ({ media, width, alt = "" }: MediaThumbProps) => {
  const frame = { width, maxWidth: "100%", aspectRatio: "16 / 9" }
  const className =
    "bg-ui-bg-component border-ui-border-base flex shrink-0 items-center justify-center overflow-hidden rounded-md border"
  if (media.has_thumbnail) {
    const version = Date.parse(media.updated_at)
    return (
      <span className={className} style={frame}>
        <img
          src={url(`/admin/studio/media/${media.id}/thumbnail?v=${version}`)}
          alt={alt}
          width={width}
          height={Math.round((width * 9) / 16)}
          style={{ width: "100%", height: "100%", objectFit: "cover" }}
          loading="lazy"
        />
      </span>
    )
  }
  const Icon = iconOf(media)
  return (
    <span className={className} style={frame}>
      <Icon className="text-ui-fg-subtle" />
    </span>
  )
}
