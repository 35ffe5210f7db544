import { ArrowDownTray, PencilSquare, Plus, Trash } from "@medusajs/icons"
import { Button, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"
import type { MediaAssetDto } from "../../contract"
import { useDelete, useOriginal } from "../lib/queries"
import { RenameDrawer } from "./rename-drawer"

function useDeleteWithConfirmation(media: MediaAssetDto) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const prompt = usePrompt()
  const remove = useDelete(media.id)
  const { title } = media
  const ask = async () => {
    const sure = await prompt({
      title: t("codexMedia.detail.deleteTitle", { title }),
      description: t("codexMedia.detail.deleteText"),
      verificationText: title,
      verificationInstruction: t("codexMedia.detail.deleteConfirm", { title }),
      confirmText: t("codexMedia.detail.delete"),
      cancelText: t("codexMedia.detail.cancel"),
    })
    if (!sure) {
      return
    }
    remove.mutate(undefined, {
      onSuccess: () => {
        toast.success(t("codexMedia.detail.deleted", { title }))
        void navigate("/studio/media")
      },
      onError: (error) =>
        toast.error(t("codexMedia.detail.notDeleted"), {
          description: error.message,
        }),
    })
  }
  return { ask, isDeleting: remove.isPending }
}

/** What can be done with one file. */
export const MediaActions = ({ media }: { media: MediaAssetDto }) => {
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  const original = useOriginal(media.id)
  const { ask, isDeleting } = useDeleteWithConfirmation(media)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        variant="secondary"
        isLoading={isDeleting}
        onClick={() => void ask()}
      >
        <Trash />
        {t("codexMedia.detail.delete")}
      </Button>
      {media.state !== "uploading" && (
        <Button
          size="small"
          variant="secondary"
          isLoading={original.isPending}
          onClick={() =>
            original.mutate(undefined, {
              onError: (error) =>
                toast.error(t("codexMedia.detail.notOriginal"), {
                  description: error.message,
                }),
            })
          }
        >
          <ArrowDownTray />
          {t("codexMedia.detail.original")}
        </Button>
      )}
      <Button
        size="small"
        variant="secondary"
        onClick={() => setRenaming(true)}
      >
        <PencilSquare />
        {t("codexMedia.detail.rename")}
      </Button>
      {media.state !== "failed" && (
        <Button size="small" asChild>
          <Link to={`/studio/posts/create?asset=${media.id}`}>
            <Plus />
            {t("codexMedia.detail.createPost")}
          </Link>
        </Button>
      )}
      {renaming && (
        <RenameDrawer media={media} onClose={() => setRenaming(false)} />
      )}
    </div>
  )
}
