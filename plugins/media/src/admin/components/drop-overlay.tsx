import { CloudArrowUp } from "@medusajs/icons"
import { Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AcceptedTypeDto } from "../../contract"
import { bytes } from "../lib/format"

function limitOf(accepts: readonly AcceptedTypeDto[], kind: string): string {
  return bytes(accepts.find((entry) => entry.kind === kind)?.max_bytes ?? 0)
}

/** What may be dropped, with both limits named. */
export function useLimitsText(accepts: readonly AcceptedTypeDto[]): string {
  const { t } = useTranslation()
  return t("codexMedia.library.dropHint", {
    video: limitOf(accepts, "video"),
    audio: limitOf(accepts, "audio"),
    file: limitOf(accepts, "file"),
  })
}

/** Covers the page while files are dragged over it. */
export const DropOverlay = (props: { accepts: readonly AcceptedTypeDto[] }) => {
  const { t } = useTranslation()
  const hint = useLimitsText(props.accepts)
  return (
    <div
      className="bg-ui-bg-overlay flex items-center justify-center"
      style={{ position: "fixed", inset: 0, zIndex: 50, pointerEvents: "none" }}
    >
      <div className="bg-ui-bg-base border-ui-border-interactive flex flex-col items-center gap-y-2 rounded-lg border border-dashed px-10 py-8 text-center">
        <CloudArrowUp />
        <Heading level="h2">{t("codexMedia.library.drop")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </div>
    </div>
  )
}
