import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"
import type {
  UnfinishedUploadDto,
  UnfinishedUploadsResponse,
} from "../../contract"
import { api } from "./api"
import { uploadPath } from "./open-upload"
import { MEDIA_KEY } from "./queries"
import { uploadsBeingSent } from "./upload-locks"
import { addFile, useUploads } from "./use-uploads"

/** Another tab may finish or drop one meanwhile. */
const AGAIN_MS = 30_000

/** What nobody in this browser is sending. */
async function interrupted(): Promise<UnfinishedUploadDto[]> {
  const [{ uploads }, sending] = await Promise.all([
    api<UnfinishedUploadsResponse>("GET", "/admin/studio/uploads"),
    uploadsBeingSent(),
  ])
  return uploads.filter(({ id }) => !sending.has(id))
}

/** Uploads that wait for their file: begun before a reload, or elsewhere. */
export function useInterrupted(): UnfinishedUploadDto[] {
  const inStudio = useLocation().pathname.startsWith("/studio")
  const mine = useUploads().map((file) => file.meta.uploadId)
  const { data = [] } = useQuery({
    queryKey: [MEDIA_KEY, "interrupted"],
    queryFn: interrupted,
    enabled: inStudio,
    retry: false,
    // Most people have none: they are asked about once a page.
    refetchInterval: ({ state }) => (state.data?.length ? AGAIN_MS : false),
  })
  return inStudio ? data.filter(({ id }) => !mine.includes(id)) : []
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
