import { createDataTableColumnHelper, Text, Tooltip } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto } from "../../contract"
import { ago, bytes, clock, exactTime } from "../lib/format"
import { MediaState } from "./media-state"
import { MediaThumb } from "./media-thumb"

const column = createDataTableColumnHelper<MediaAssetDto>()

const Name = ({ media }: { media: MediaAssetDto }) => (
  <div className="flex items-center gap-x-3 py-2">
    <MediaThumb media={media} width={80} />
    <div className="flex min-w-0 flex-col">
      <Text size="small" weight="plus" className="truncate">
        {media.title}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle truncate">
        {media.filename}
      </Text>
    </div>
  </div>
)

/** What it is; of a file that does not play, by the end of its name. */
export const Kind = ({
  media,
}: {
  media: Pick<MediaAssetDto, "kind" | "filename">
}) => {
  const { t } = useTranslation()
  const type = media.filename.split(".").pop()?.toUpperCase()
  return media.kind === "file"
    ? t("codexMedia.kind.fileOf", { type })
    : t(`codexMedia.kind.${media.kind}`)
}

export const Age = ({ iso }: { iso: string }) => {
  const { i18n } = useTranslation()
  return (
    <Tooltip content={exactTime(iso, i18n.language)}>
      <span>{ago(iso, Date.now(), i18n.language)}</span>
    </Tooltip>
  )
}

export function useLibraryColumns() {
  const { t } = useTranslation()
  return useMemo(
    () => [
      column.accessor("title", {
        header: t("codexMedia.column.title"),
        cell: ({ row }) => <Name media={row.original} />,
        truncateTooltip: false,
        minSize: 220,
      }),
      column.accessor("state", {
        header: t("codexMedia.column.state"),
        cell: ({ row }) => <MediaState media={row.original} />,
        truncateTooltip: false,
        minSize: 230,
      }),
      column.accessor("kind", {
        header: t("codexMedia.column.kind"),
        cell: ({ row }) => <Kind media={row.original} />,
      }),
      column.accessor("duration_ms", {
        header: t("codexMedia.column.duration"),
        align: "right",
        cell: ({ getValue }) => {
          const value = getValue()
          return (
            <span className="tabular-nums">
              {value === null ? "–" : clock(value)}
            </span>
          )
        },
      }),
      column.accessor("size_bytes", {
        header: t("codexMedia.column.size"),
        align: "right",
        cell: ({ getValue }) => (
          <span className="tabular-nums">{bytes(getValue())}</span>
        ),
      }),
      column.accessor("created_at", {
        header: t("codexMedia.column.created"),
        cell: ({ getValue }) => <Age iso={getValue()} />,
      }),
    ],
    [t]
  )
}
