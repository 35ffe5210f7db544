import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { bytes, clock } from "../lib/format"
import { Age, Kind } from "./library-columns"

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex items-start justify-between gap-x-4 px-6 py-3">
    <Text size="small" className="text-ui-fg-subtle shrink-0">
      {name}
    </Text>
    <Text
      size="small"
      className="text-right tabular-nums"
      style={{ overflowWrap: "anywhere" }}
    >
      {children}
    </Text>
  </div>
)

/** What the file is. */
export const MediaFacts = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const { width, height, duration_ms: duration } = media
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexMedia.detail.details")}</Heading>
      </div>
      <Fact name={t("codexMedia.detail.file")}>{media.filename}</Fact>
      <Fact name={t("codexMedia.detail.type")}>
        <Kind media={media} />
      </Fact>
      <Fact name={t("codexMedia.detail.size")}>{bytes(media.size_bytes)}</Fact>
      {media.output_bytes > 0 && (
        <Fact name={t("codexMedia.detail.stored")}>
          {bytes(media.size_bytes + media.output_bytes)}
        </Fact>
      )}
      {media.sha256 && (
        <Fact name={t("codexMedia.detail.sha256")}>
          <code className="text-xs">{media.sha256}</code>
        </Fact>
      )}
      {media.loudness_lufs !== null && (
        <Fact name={t("codexMedia.detail.loudness")}>
          {t("codexMedia.detail.lufs", {
            value: media.loudness_lufs.toFixed(1),
          })}
        </Fact>
      )}
      {duration !== null && (
        <Fact name={t("codexMedia.detail.duration")}>{clock(duration)}</Fact>
      )}
      {width !== null && height !== null && (
        <Fact name={t("codexMedia.detail.resolution")}>
          {width} × {height}
        </Fact>
      )}
      <Fact name={t("codexMedia.detail.uploaded")}>
        <Age iso={media.created_at} />
      </Fact>
    </Container>
  )
}
