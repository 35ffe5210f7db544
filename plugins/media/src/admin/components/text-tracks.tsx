import { ArrowDownTray, PencilSquare, Plus, Trash } from "@medusajs/icons"
import {
  Container,
  IconButton,
  Skeleton,
  Text,
  toast,
  usePrompt,
} from "@medusajs/ui"
import { LoadFailed } from "@codex/admin-kit"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { MediaAssetDto, TextTrackDto } from "../../contract"
import {
  trackFileUrl,
  useDeleteTrack,
  useTextTracks,
} from "../lib/track-queries"
import { AddTrackDrawer } from "./add-track-drawer"
import { CueEditor } from "./cue-editor"
import { PartHead } from "./part-head"

interface RowProps {
  media: MediaAssetDto
  track: TextTrackDto
  onEdit: () => void
}

function useDeleteWithConfirmation({ media, track }: RowProps) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const remove = useDeleteTrack(media.id)
  const name = track.label
  return async () => {
    const sure = await prompt({
      title: t("codexMedia.tracks.deleteTitle", { name }),
      description: t("codexMedia.tracks.deleteText"),
      confirmText: t("codexMedia.detail.delete"),
      cancelText: t("codexMedia.detail.cancel"),
    })
    if (!sure) {
      return
    }
    remove.mutate(track.id, {
      onSuccess: () => {
        toast.success(t("codexMedia.detail.deleted", { title: name }))
      },
      onError: ({ message }) =>
        toast.error(t("codexMedia.detail.notDeleted"), {
          description: message,
        }),
    })
  }
}

const TrackRow = (props: RowProps) => {
  const { media, track, onEdit } = props
  const { t } = useTranslation()
  const askToDelete = useDeleteWithConfirmation(props)
  const name = track.label
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" weight="plus" style={{ overflowWrap: "anywhere" }}>
          {name}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {[
            t(`codexMedia.tracks.kind.${track.kind}`),
            track.language,
            t("codexMedia.tracks.lines", { count: track.cue_count }),
          ].join(" · ")}
        </Text>
      </div>
      <div className="flex gap-1">
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("codexMedia.tracks.edit", { name })}
          onClick={onEdit}
        >
          <PencilSquare />
        </IconButton>
        <IconButton size="small" variant="transparent" asChild>
          <a
            href={trackFileUrl(media.id, track.id)}
            download
            aria-label={t("codexMedia.tracks.download", { name })}
          >
            <ArrowDownTray />
          </a>
        </IconButton>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("codexMedia.tracks.delete", { name })}
          onClick={() => void askToDelete()}
        >
          <Trash />
        </IconButton>
      </div>
    </li>
  )
}

const TrackList = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<TextTrackDto | null>(null)
  const { data, error, refetch } = useTextTracks(media.id)
  if (error && !data) {
    return <LoadFailed error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return <Skeleton className="m-6 h-8" />
  }
  // Chapters are edited beside this list.
  const tracks = data.tracks.filter(({ kind }) => kind !== "chapters")
  if (tracks.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("codexMedia.tracks.empty")}
      </Text>
    )
  }
  return (
    <>
      <ul className="divide-y">
        {tracks.map((track) => (
          <TrackRow
            key={track.id}
            media={media}
            track={track}
            onEdit={() => setEdited(track)}
          />
        ))}
      </ul>
      {edited && (
        <CueEditor
          media={media}
          track={edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

/** Captions and subtitles of a video. */
export const TextTracks = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  if (media.kind !== "video") {
    return null
  }
  return (
    <Container className="divide-y p-0">
      <PartHead
        title={t("codexMedia.tracks.title")}
        purpose={t("codexMedia.tracks.hint")}
        add={
          <>
            <Plus />
            {t("codexMedia.tracks.add")}
          </>
        }
        onAdd={() => setAdding(true)}
      />
      <TrackList media={media} />
      {adding && (
        <AddTrackDrawer media={media} onClose={() => setAdding(false)} />
      )}
    </Container>
  )
}
