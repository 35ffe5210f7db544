import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"
import type {
  UnfinishedUploadDto,
  UnfinishedUploadsResponse,
} from "../../contract"
import { api } from "./api"
import { keptFiles } from "./kept-files"
import { uploadPath } from "./open-upload"
import { MEDIA_KEY } from "./queries"
import { uploadsBeingSent } from "./upload-locks"
import type { StudioFile } from "./upload-engine"
import { addFile, useUploads } from "./use-uploads"

interface Unfinished extends UnfinishedUploadDto {
  /** Some tab of this browser sends it, or did a moment ago. */
  isSent: boolean
}

const NONE: Unfinished[] = []

/** Another tab may finish or drop one, and a reloaded one lets go late. */
const AGAIN_MS = 10_000

async function unfinished(): Promise<Unfinished[]> {
  const [{ uploads }, sent] = await Promise.all([
    api<UnfinishedUploadsResponse>("GET", "/admin/studio/uploads"),
    uploadsBeingSent(),
  ])
  return uploads.map((upload) => ({ ...upload, isSent: sent.has(upload.id) }))
}

/** Gone on with by themselves in this tab, once each. */
const goneOn = new Set<string>()

async function goOn(uploads: readonly UnfinishedUploadDto[]): Promise<void> {
  const waiting = uploads.filter(({ id }) => !goneOn.has(id))
  if (waiting.length === 0) {
    return
  }
  const files = await keptFiles()
  const sent = await uploadsBeingSent()
  for (const { id } of waiting) {
    const file = files.get(id)
    if (file && !sent.has(id) && !goneOn.has(id)) {
      goneOn.add(id)
      addFile(file, () => undefined)
    }
  }
}

/** A file that is just being taken up again has no id yet. */
const isFileOf = (
  { id, filename, size_bytes }: UnfinishedUploadDto,
  { meta, name, size }: StudioFile
): boolean =>
  meta.uploadId === undefined
    ? name === filename && size === size_bytes
    : meta.uploadId === id

interface Foreign {
  /** Begun before a reload, or in another browser: they wait for their file. */
  waiting: Unfinished[]
  /** On their way from another tab of this browser. */
  sent: Unfinished[]
}

/** What is unfinished and not this tab's. */
function useForeign(): Foreign {
  const inStudio = useLocation().pathname.startsWith("/studio")
  const mine = useUploads()
  const isForeign = (upload: Unfinished) =>
    !mine.some((file) => isFileOf(upload, file))
  const { data = NONE } = useQuery({
    queryKey: [MEDIA_KEY, "unfinished"],
    queryFn: unfinished,
    enabled: inStudio,
    retry: false,
    // Most people have none: they are asked about once a page.
    refetchInterval: ({ state }) =>
      state.data?.some(isForeign) ? AGAIN_MS : false,
  })
  const foreign = inStudio ? data.filter(isForeign) : NONE
  return {
    waiting: foreign.filter(({ isSent }) => !isSent),
    sent: foreign.filter(({ isSent }) => isSent),
  }
}

/** Another tab of this browser is sending the file of this entry. */
export function useIsSentElsewhere(mediaId: string): boolean {
  return useForeign().sent.some((upload) => upload.media_id === mediaId)
}

/** Uploads that wait for their file; what the browser kept goes on by itself. */
export function useInterrupted(): UnfinishedUploadDto[] {
  const { waiting } = useForeign()
  const ids = waiting.map(({ id }) => id).join()
  useEffect(() => {
    void goOn(waiting)
  }, [ids])
  return waiting
}

/** Goes on with one, if this is its file; the server compares the content. */
export function useContinue(upload: UnfinishedUploadDto) {
  const { t } = useTranslation()
  return (file: File | undefined): void => {
    if (!file) {
      return
    }
    if (file.size !== upload.size_bytes) {
      toast.error(t("codexMedia.tray.interrupted.other"), {
        description: t("codexMedia.tray.interrupted.otherText", {
          name: upload.filename,
        }),
        position: "top-right",
      })
      return
    }
    addFile(file, () => undefined)
  }
}

/** Gives one up, its entry in the library with it. */
export function useDiscard(upload: UnfinishedUploadDto) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api("DELETE", uploadPath(upload.id)),
    onSettled: () => queries.invalidateQueries({ queryKey: [MEDIA_KEY] }),
  })
}
