import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto, RenditionDto } from "../../contract"
import { bytes } from "../lib/format"

interface RenditionsProps {
  media: MediaAssetDto & { renditions: RenditionDto[] }
}

const MEGABIT = 1_000_000

const RenditionRow = ({ rendition }: { rendition: RenditionDto }) => {
  const { t } = useTranslation()
  const { name, kind, width, height, fps } = rendition
  const isVideo = kind === "video"
  return (
    <Table.Row className="tabular-nums">
      <Table.Cell>
        {isVideo ? name : t("codexMedia.detail.sound")}
        {rendition.is_copied && (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {` · ${t("codexMedia.detail.asUploaded")}`}
          </Text>
        )}
      </Table.Cell>
      <Table.Cell title={rendition.codecs ?? undefined}>
        {isVideo && `${width} × ${height}`}
        {isVideo && fps !== null && ` · ${Math.round(fps)} fps`}
      </Table.Cell>
      <Table.Cell className="text-right">
        {t("codexMedia.detail.mbps", {
          value: (rendition.bandwidth / MEGABIT).toFixed(1),
        })}
      </Table.Cell>
      <Table.Cell className="text-right">
        {bytes(rendition.size_bytes)}
      </Table.Cell>
    </Table.Row>
  )
}

/** The versions a player chooses from. */
export const Renditions = ({ media }: RenditionsProps) => {
  const { t } = useTranslation()
  const { renditions, kind } = media
  const hint =
    kind === "audio"
      ? "codexMedia.detail.audio"
      : renditions.length > 0
        ? "codexMedia.detail.renditionsHint"
        : "codexMedia.detail.noRenditions"
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexMedia.detail.renditions")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t(hint)}
        </Text>
      </div>
      {renditions.length > 0 && (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>
                {t("codexMedia.detail.quality")}
              </Table.HeaderCell>
              <Table.HeaderCell>
                {t("codexMedia.detail.resolution")}
              </Table.HeaderCell>
              <Table.HeaderCell className="text-right">
                {t("codexMedia.detail.bandwidth")}
              </Table.HeaderCell>
              <Table.HeaderCell className="text-right">
                {t("codexMedia.detail.size")}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {renditions.map((rendition) => (
              <RenditionRow key={rendition.name} rendition={rendition} />
            ))}
          </Table.Body>
        </Table>
      )}
    </Container>
  )
}
