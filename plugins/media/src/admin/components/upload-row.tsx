import { ArrowPath, Pause, PlaySolid, XMark } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { bytes, timeLeft } from "../lib/format"
import {
  cancelUpload,
  isUnfinished,
  retryUpload,
  speeds,
  type StudioFile,
  uploadEngine,
} from "../lib/upload-engine"
import { ProgressBar } from "./progress-bar"

const ROW = "codexMedia.tray.row"

/** What a row that is sending says, from the engine's own numbers. */
function useSendingText(file: StudioFile): string {
  const { t } = useTranslation()
  const { progress, size } = file
  const total = size ?? 0
  const values = { percent: progress.percentage ?? 0, size: bytes(total) }
  const sent = progress.bytesUploaded || 0
  if (!progress.uploadStarted || sent === 0) {
    return t(`${ROW}.starting`)
  }
  if (sent >= total) {
    return t(`${ROW}.finishing`)
  }
  const perSecond = speeds.get(file.id)?.perSecond ?? 0
  if (perSecond < 1) {
    return t(`${ROW}.sendingSlow`, values)
  }
  const { key, count } = timeLeft((total - sent) / perSecond)
  const sending = t(`${ROW}.sending`, { ...values, speed: bytes(perSecond) })
  return `${sending} · ${t(`codexMedia.left.${key}`, { count })}`
}

function useRowText(file: StudioFile): string {
  const { t } = useTranslation()
  const sending = useSendingText(file)
  const { progress, error, isPaused, size } = file
  const { trouble } = file.meta
  if (error) {
    return trouble ? t(`${ROW}.${trouble}`) : error
  }
  if (progress.uploadComplete) {
    return t(`${ROW}.done`)
  }
  if (isPaused) {
    const percent = progress.percentage ?? 0
    return t(`${ROW}.paused`, { percent, size: bytes(size ?? 0) })
  }
  return navigator.onLine ? sending : t(`${ROW}.offline`)
}

const small = { size: "small", variant: "transparent" } as const

/** What this file has become, now or when it was uploaded before. */
const OpenLink = ({ file }: { file: StudioFile }) => {
  const { t } = useTranslation()
  const { mediaId, trouble } = file.meta
  const there = file.progress.uploadComplete || trouble === "duplicate"
  return there && mediaId ? (
    <Button {...small} asChild>
      <Link to={`/studio/media/${mediaId}`}>{t("codexMedia.tray.open")}</Link>
    </Button>
  ) : null
}

const Retry = ({ file }: { file: StudioFile }) => {
  const { t } = useTranslation()
  const again = file.meta.trouble === "duplicate"
  return (
    <Button {...small} onClick={() => retryUpload(file, again)}>
      <ArrowPath />
      {t(again ? "codexMedia.tray.again" : "codexMedia.tray.retry")}
    </Button>
  )
}

const Actions = ({ file }: { file: StudioFile }) => {
  const { t } = useTranslation()
  const name = file.name
  const running = isUnfinished(file)
  return (
    <div className="flex shrink-0 items-center gap-x-1">
      <OpenLink file={file} />
      {file.error && <Retry file={file} />}
      {running && file.progress.uploadStarted && (
        <IconButton
          {...small}
          aria-label={t(
            file.isPaused ? "codexMedia.tray.resume" : "codexMedia.tray.pause",
            { name }
          )}
          onClick={() => uploadEngine().pauseResume(file.id)}
        >
          {file.isPaused ? <PlaySolid /> : <Pause />}
        </IconButton>
      )}
      <IconButton
        {...small}
        aria-label={t(
          running ? "codexMedia.tray.cancel" : "codexMedia.tray.remove",
          { name }
        )}
        onClick={() => cancelUpload(file)}
      >
        <XMark />
      </IconButton>
    </div>
  )
}

export const UploadRow = ({ file }: { file: StudioFile }) => {
  const text = useRowText(file)
  const percent = file.progress.percentage ?? 0
  return (
    <li className="flex flex-col gap-y-1.5 px-4 py-3">
      <div className="flex items-center justify-between gap-x-2">
        <div className="flex min-w-0 flex-col">
          <Text size="small" weight="plus" className="truncate">
            {file.name}
          </Text>
          <Text
            size="xsmall"
            className={
              file.error && !file.meta.trouble
                ? "text-ui-fg-error"
                : "text-ui-fg-subtle tabular-nums"
            }
          >
            {text}
          </Text>
        </div>
        <Actions file={file} />
      </div>
      {isUnfinished(file) && (
        <ProgressBar
          percent={percent}
          label={file.name ?? ""}
          quiet={file.isPaused ?? false}
        />
      )}
    </li>
  )
}
