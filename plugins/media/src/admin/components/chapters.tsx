import { LoadFailed } from "@codex/admin-kit"
import { Plus, Trash } from "@medusajs/icons"
import {
  Button,
  Container,
  Heading,
  Hint,
  IconButton,
  Input,
  Skeleton,
  Text,
  toast,
} from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ChaptersResponse, MediaAssetDto } from "../../contract"
import {
  chapterRow,
  type ChapterRow,
  chapterRows,
  chaptersOf,
} from "../lib/chapter-rows"
import { useChapters, useSaveChapters } from "../lib/track-queries"

const LINE = {
  display: "grid",
  gap: 8,
  gridTemplateColumns: "96px minmax(0, 1fr) auto",
} as const

interface LineProps {
  row: ChapterRow
  number: number
  onChange: (row: ChapterRow) => void
  onRemove: () => void
}

const ChapterLine = ({ row, number, onChange, onRemove }: LineProps) => {
  const { t } = useTranslation()
  return (
    <li style={LINE}>
      <Input
        size="small"
        className="tabular-nums"
        aria-label={t("codexMedia.chapters.time", { number })}
        autoFocus={row.title === "" && row.time === ""}
        value={row.time}
        placeholder="1:30"
        onChange={({ target }) => onChange({ ...row, time: target.value })}
      />
      <Input
        size="small"
        aria-label={t("codexMedia.chapters.name", { number })}
        value={row.title}
        maxLength={200}
        onChange={({ target }) => onChange({ ...row, title: target.value })}
      />
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("codexMedia.chapters.remove", { number })}
        onClick={onRemove}
      >
        <Trash />
      </IconButton>
    </li>
  )
}

function useChapterRows(media: MediaAssetDto, found: ChaptersResponse) {
  const { t } = useTranslation()
  const [rows, setRows] = useState(() => chapterRows(found.chapters))
  const [isChanged, setChanged] = useState(false)
  const [problem, setProblem] = useState("")
  const save = useSaveChapters(media.id)
  const put = (next: ChapterRow[]) => {
    setRows(next)
    setChanged(true)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = chaptersOf(rows)
    setProblem("")
    if ("badRow" in said) {
      setProblem(t("codexMedia.chapters.bad", { number: said.badRow }))
      return
    }
    save.mutate(said, {
      onSuccess: () => {
        toast.success(t("codexMedia.chapters.saved"))
        setRows(chapterRows(said.chapters))
        setChanged(false)
      },
      onError: ({ message }) => setProblem(message),
    })
  }
  return { rows, put, submit, isChanged, problem, isSaving: save.isPending }
}

interface FormProps {
  media: MediaAssetDto
  found: ChaptersResponse
}

const ChaptersForm = ({ media, found }: FormProps) => {
  const { t } = useTranslation()
  const { rows, put, submit, isChanged, problem, isSaving } = useChapterRows(
    media,
    found
  )
  return (
    <form onSubmit={submit} className="flex flex-col gap-y-3 px-6 py-4">
      {rows.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexMedia.chapters.empty")}
        </Text>
      )}
      <ol className="flex flex-col gap-y-2">
        {rows.map((row, at) => (
          <ChapterLine
            key={row.key}
            row={row}
            number={at + 1}
            onChange={(next) =>
              put(rows.map((old) => (old.key === next.key ? next : old)))
            }
            onRemove={() => put(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ol>
      {problem && (
        <Hint variant="error" role="alert">
          {problem}
        </Hint>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() =>
            put([...rows, chapterRow(rows.length === 0 ? "0:00" : "")])
          }
        >
          <Plus />
          {t("codexMedia.chapters.add")}
        </Button>
        <Button
          type="submit"
          size="small"
          disabled={!isChanged}
          isLoading={isSaving}
        >
          {t("codexMedia.detail.save")}
        </Button>
      </div>
    </form>
  )
}

/** Where the parts of a film or a recording begin. */
export const Chapters = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const { data, error, refetch } = useChapters(media.id)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("codexMedia.chapters.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexMedia.chapters.hint")}
        </Text>
      </div>
      {error && !data && (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <Skeleton className="m-6 h-8" />}
      {data && <ChaptersForm media={media} found={data} />}
    </Container>
  )
}
