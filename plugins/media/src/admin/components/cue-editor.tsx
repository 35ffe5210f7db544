import {
  Button,
  FocusModal,
  Hint,
  Skeleton,
  Text,
  toast,
  usePrompt,
} from "@medusajs/ui"
import { LoadFailed } from "@codex/admin-kit"
import { type FormEvent, type KeyboardEvent, useState } from "react"
import { useTranslation } from "react-i18next"
import type {
  MediaAssetDto,
  TextTrackDto,
  TextTrackResponse,
} from "../../contract"
import { cuesOf, rowsOf } from "../lib/cue-rows"
import { useChangeTrack, useTextTrack } from "../lib/track-queries"
import { ROWS_PER_PAGE, useCueRows } from "../lib/use-cue-rows"
import { CueTable } from "./cue-table"

interface EditorProps {
  media: MediaAssetDto
  track: TextTrackDto
  onClose: () => void
}

type Rows = ReturnType<typeof useCueRows>

const Pages = ({ rows }: { rows: Rows }) => {
  const { t } = useTranslation()
  const { page, pages, setPage } = rows
  if (pages < 2) {
    return null
  }
  return (
    <div className="flex items-center gap-2">
      <Button
        type="button"
        size="small"
        variant="secondary"
        disabled={page === 0}
        onClick={() => setPage(page - 1)}
      >
        {t("codexMedia.cues.previous")}
      </Button>
      <Text size="small">
        {t("codexMedia.cues.page", { page: page + 1, pages })}
      </Text>
      <Button
        type="button"
        size="small"
        variant="secondary"
        disabled={page === pages - 1}
        onClick={() => setPage(page + 1)}
      >
        {t("codexMedia.cues.next")}
      </Button>
    </div>
  )
}

function useSave(props: EditorProps, rows: Rows) {
  const { media, track, onClose } = props
  const { t } = useTranslation()
  const change = useChangeTrack(media.id, track.id)
  const [problem, setProblem] = useState("")
  const save = () => {
    const said = cuesOf(rows.rows)
    setProblem("")
    if ("badRow" in said) {
      rows.showRow(said.badRow)
      setProblem(t("codexMedia.cues.badTime", { number: said.badRow }))
      return
    }
    change.mutate(said, {
      onSuccess: () => {
        toast.success(t("codexMedia.cues.saved"))
        onClose()
      },
      onError: ({ message }) => {
        const [, row] = /^Row (\d+):/.exec(message) ?? []
        if (row) {
          rows.showRow(Number(row))
        }
        setProblem(message)
      },
    })
  }
  return { save, problem, isSaving: change.isPending }
}

function useLeave(rows: Rows, onClose: () => void) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  return async () => {
    const sure =
      !rows.isChanged ||
      (await prompt({
        title: t("codexMedia.cues.leaveTitle"),
        description: t("codexMedia.cues.leaveText"),
        confirmText: t("codexMedia.cues.leave"),
        cancelText: t("codexMedia.cues.stay"),
      }))
    if (sure) {
      onClose()
    }
  }
}

const Cues = (props: EditorProps & { found: TextTrackResponse }) => {
  const { t } = useTranslation()
  const rows = useCueRows(rowsOf(props.found.cues))
  const { save, problem, isSaving } = useSave(props, rows)
  const leave = useLeave(rows, props.onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    }
  }
  return (
    <FocusModal open onOpenChange={(open) => !open && void leave()}>
      <FocusModal.Content onKeyDown={keys}>
        <form
          onSubmit={submit}
          className="flex h-full flex-col overflow-hidden"
        >
          <FocusModal.Header>
            <FocusModal.Title>{props.track.label}</FocusModal.Title>
            <Button type="submit" size="small" isLoading={isSaving}>
              {t("codexMedia.detail.save")}
            </Button>
          </FocusModal.Header>
          <FocusModal.Body className="flex-1 overflow-y-auto">
            <div className="mx-auto flex w-full max-w-3xl flex-col gap-y-3 py-4">
              <FocusModal.Description className="text-ui-fg-subtle txt-small px-6">
                {t("codexMedia.cues.hint")}
              </FocusModal.Description>
              {problem && (
                <Hint variant="error" role="alert" className="px-6">
                  {problem}
                </Hint>
              )}
              <CueTable
                rows={rows.shown}
                from={rows.page * ROWS_PER_PAGE + 1}
                focusKey={rows.focusKey}
                onChange={rows.change}
                onRemove={rows.remove}
                onAdd={rows.add}
              />
              <div className="flex flex-wrap items-center justify-between gap-2 px-6">
                <Button
                  type="button"
                  size="small"
                  variant="secondary"
                  onClick={() => rows.add()}
                >
                  {t("codexMedia.cues.addLast")}
                </Button>
                <Pages rows={rows} />
              </div>
            </div>
          </FocusModal.Body>
        </form>
      </FocusModal.Content>
    </FocusModal>
  )
}

/** The cues of a track as a table, on a screen of its own. */
export const CueEditor = (props: EditorProps) => {
  const { data, error, refetch } = useTextTrack(props.media.id, props.track.id)
  if (data) {
    return <Cues {...props} found={data} />
  }
  return (
    <FocusModal open onOpenChange={(open) => !open && props.onClose()}>
      <FocusModal.Content>
        <FocusModal.Header>
          <FocusModal.Title>{props.track.label}</FocusModal.Title>
        </FocusModal.Header>
        <FocusModal.Body className="p-6">
          {error ? (
            <LoadFailed error={error} onRetry={() => void refetch()} />
          ) : (
            <Skeleton className="h-48 w-full" />
          )}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
