import { PageLoadFailed } from "@codex/admin-kit"
import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { getI18n, useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { Chapters } from "../../../../components/chapters"
import { FileVersions } from "../../../../components/file-versions"
import { MediaActions } from "../../../../components/media-actions"
import { MediaFacts } from "../../../../components/media-facts"
import { MediaFailure } from "../../../../components/media-failure"
import { MediaGone } from "../../../../components/media-gone"
import { MediaState } from "../../../../components/media-state"
import { MediaThumb } from "../../../../components/media-thumb"
import { Posters } from "../../../../components/posters"
import { Renditions } from "../../../../components/renditions"
import { TextTracks } from "../../../../components/text-tracks"
import { Waveform } from "../../../../components/waveform"
import { ApiError } from "../../../../lib/api"
import { useMedia } from "../../../../lib/queries"

const COLUMNS = {
  display: "grid",
  gap: 12,
  gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 340px), 1fr))",
  alignItems: "start",
} as const

const Loading = () => (
  <Container className="flex flex-col gap-3 px-6 py-6">
    <Skeleton className="h-7 w-64" />
    <Skeleton className="h-48 w-full" />
  </Container>
)

const MediaDetailPage = () => {
  const { t } = useTranslation()
  const { id = "" } = useParams()
  const { data, error, refetch } = useMedia(id)
  if (error && !data) {
    return error instanceof ApiError && error.status === 404 ? (
      <MediaGone />
    ) : (
      <PageLoadFailed error={error} onRetry={() => void refetch()} />
    )
  }
  if (!data) {
    return <Loading />
  }
  const { media } = data
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading style={{ overflowWrap: "anywhere" }}>{media.title}</Heading>
          <MediaState media={media} />
        </div>
        <MediaActions media={media} />
      </Container>
      <MediaFailure media={media} />
      <div style={COLUMNS}>
        <div className="flex flex-col gap-y-3">
          {media.has_thumbnail && (
            <Container className="flex justify-center p-4">
              <MediaThumb
                media={media}
                width={480}
                alt={t("codexMedia.detail.thumbnail", { title: media.title })}
              />
            </Container>
          )}
          <Waveform media={media} />
          <Posters media={media} />
          {media.kind === "file" ? (
            <FileVersions media={media} />
          ) : (
            <>
              <TextTracks media={media} />
              <Chapters media={media} />
              <Renditions media={media} />
            </>
          )}
        </div>
        <div className="flex flex-col gap-y-3">
          <MediaFacts media={media} />
          <Container className="px-6 py-4">
            <details>
              <summary className="txt-small text-ui-fg-subtle cursor-pointer">
                {t("codexMedia.detail.support")}
              </summary>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {media.id} {media.failure?.code}
              </Text>
            </details>
          </Container>
        </div>
      </div>
    </div>
  )
}

export const handle = {
  breadcrumb: () => getI18n().t("codexMedia.detail.details"),
}

export default MediaDetailPage
