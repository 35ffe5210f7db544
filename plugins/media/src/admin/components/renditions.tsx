import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto, RenditionDto } from "../../contract"
import { bytes } from "../lib/format"

interface RenditionsProps {
  media: MediaAssetDto & { renditions: RenditionDto[] }
}

const MEGABIT = 1_000_000

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
              <Table.Row key={rendition.name} className="tabular-nums">
                <Table.Cell>{rendition.name}</Table.Cell>
                <Table.Cell>
                  {rendition.width} × {rendition.height}
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
            ))}
          </Table.Body>
        </Table>
      )}
    </Container>
  )
}
