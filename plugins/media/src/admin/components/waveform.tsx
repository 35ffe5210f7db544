import { Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { url } from "../lib/api"

/** A sound file at a glance: where it is loud, where it is silent. */
export const Waveform = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  if (media.kind !== "audio" || !media.has_waveform) {
    return null
  }
  return (
    <Container className="px-6 py-4">
      <img
        src={url(`/admin/studio/media/${media.id}/waveform`)}
        alt={t("codexMedia.detail.waveform", { title: media.title })}
        width={1200}
        height={120}
        style={{ width: "100%", height: "auto" }}
      />
    </Container>
  )
}
