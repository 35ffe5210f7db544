import { Container, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { FileVersionDto, MediaResponse } from "../../contract"
import { bytes } from "../lib/format"
import { Age } from "./library-columns"
import { PartHead } from "./part-head"
import { VersionDrawer } from "./version-drawer"

const Version = ({ version }: { version: FileVersionDto }) => {
  const { t } = useTranslation()
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex items-baseline justify-between gap-x-4">
        <Text size="small" weight="plus">
          {t("codexMedia.versions.number", { number: version.version })}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          <Age iso={version.created_at} />
        </Text>
      </div>
      <Text size="small" style={{ overflowWrap: "anywhere" }}>
        {version.note || t("codexMedia.versions.first")}
      </Text>
      <Text
        size="xsmall"
        className="text-ui-fg-subtle tabular-nums"
        style={{ overflowWrap: "anywhere" }}
      >
        {version.filename} · {bytes(version.size_bytes)}
      </Text>
    </li>
  )
}

/** What became of a file that is sold as it is, and its next version. */
export const FileVersions = ({ media }: Pick<MediaResponse, "media">) => {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  if (media.kind !== "file" || media.state !== "ready") {
    return null
  }
  return (
    <Container className="divide-y p-0">
      <PartHead
        title={t("codexMedia.versions.heading")}
        purpose={t("codexMedia.versions.purpose")}
        add={t("codexMedia.versions.add")}
        onAdd={() => setAdding(true)}
      />
      <ol className="divide-y">
        {media.versions.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </ol>
      {adding && (
        <VersionDrawer media={media} onClose={() => setAdding(false)} />
      )}
    </Container>
  )
}
