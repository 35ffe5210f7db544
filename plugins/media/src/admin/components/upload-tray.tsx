import { ChevronDown, ChevronUpMini } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { isUnfinished, uploadEngine } from "../lib/upload-engine"
import { useInterrupted } from "../lib/use-interrupted"
import { useLibrarySync, useUploads } from "../lib/use-uploads"
import { InterruptedRow } from "./interrupted-row"
import { UploadRow } from "./upload-row"

const PLACE = {
  position: "fixed",
  right: 16,
  bottom: 16,
  zIndex: 40,
  width: "min(400px, calc(100vw - 32px))",
} as const

function clearFinished(): void {
  const uppy = uploadEngine()
  for (const file of uppy.getFiles()) {
    if (file.progress.uploadComplete) {
      uppy.removeFile(file.id)
    }
  }
}

/** What the header says: how far this tab is, or that files are waited for. */
function useSummary(done: number, total: number, waiting: number): string {
  const { t } = useTranslation()
  const uploaded = t("codexMedia.tray.summary", { done, total })
  const wanted = t("codexMedia.tray.interrupted.summary", { count: waiting })
  const said = [
    ...(total > 0 ? [uploaded] : []),
    ...(waiting > 0 ? [wanted] : []),
  ]
  return said.join(" · ")
}

/**
 * Uploads of this tab, in the corner of every page until they are done, and in
 * Studio those that wait for their file.
 */
export const UploadTray = () => {
  const { t } = useTranslation()
  const uploads = useUploads()
  const interrupted = useInterrupted()
  const [chosen, setOpen] = useState<boolean | null>(null)
  useLibrarySync()
  const done = uploads.filter((file) => file.progress.uploadComplete).length
  const summary = useSummary(done, uploads.length, interrupted.length)
  if (summary === "") {
    return null
  }
  // What was begun yesterday is no reason to stand in the way today.
  const open = chosen ?? uploads.length > 0
  return (
    <section
      aria-label={t("codexMedia.tray.title")}
      className="bg-ui-bg-base shadow-elevation-flyout rounded-lg"
      style={PLACE}
    >
      <header className="border-ui-border-base flex items-center justify-between gap-x-2 border-b px-4 py-2">
        <Text size="small" weight="plus" aria-live="polite">
          {summary}
        </Text>
        <div className="flex items-center gap-x-1">
          {done > 0 && uploads.every((file) => !isUnfinished(file)) && (
            <Button size="small" variant="transparent" onClick={clearFinished}>
              {t("codexMedia.tray.clear")}
            </Button>
          )}
          <IconButton
            size="small"
            variant="transparent"
            aria-expanded={open}
            aria-label={t(
              open ? "codexMedia.tray.collapse" : "codexMedia.tray.expand"
            )}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDown /> : <ChevronUpMini />}
          </IconButton>
        </div>
      </header>
      {open && (
        <ul
          className="divide-ui-border-base divide-y overflow-y-auto"
          style={{ maxHeight: "min(50vh, 420px)" }}
        >
          {uploads.map((file) => (
            <UploadRow key={file.id} file={file} />
          ))}
          {interrupted.map((upload) => (
            <InterruptedRow key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  )
}
