import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { StudioPost } from "../../contract"
import {
  useDeletePost,
  usePreview,
  usePublishPost,
  useUnpublishPost,
} from "./queries"
import type { Editor } from "./use-editor"

const say = (error: Error) => {
  toast.error(error.message)
}

/** Publish, take down, preview and delete, each from the saved state. */
export function usePublication(post: StudioPost | null, editor: Editor) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const prompt = usePrompt()
  const publishing = usePublishPost()
  const unpublishing = useUnpublishPost()
  const deleting = useDeletePost()
  const previewing = usePreview()
  const text = (key: string, title = post?.title ?? "") =>
    t(`codexContent.${key}`, {
      title: title || t("codexContent.list.untitled"),
    })

  /** The post with every edit in it; saves only when there is one. */
  const current = () =>
    post && !editor.dirty ? Promise.resolve(post) : editor.submit()

  const publish = async () => {
    const ready = await current()
    if (!ready) {
      return
    }
    if (ready.checklist.some((item) => !item.ok)) {
      toast.warning(text("editor.blocked"))
      return
    }
    await publishing
      .mutateAsync(ready.id)
      .then((p) => toast.success(text("editor.published", p.title)), say)
  }

  const unpublish = async () => {
    const sure = await prompt({
      title: text("takeDown.title"),
      description: text("takeDown.text"),
      confirmText: text("takeDown.confirm"),
      cancelText: text("takeDown.cancel"),
      variant: "confirmation",
    })
    if (sure && post) {
      await unpublishing
        .mutateAsync(post.id)
        .then(() => toast.success(text("editor.unpublished")), say)
    }
  }

  const preview = async () => {
    // Opened within the click, else the browser takes it for a pop-up.
    const tab = window.open("about:blank", "_blank")
    const ready = await current()
    const link = ready
      ? await previewing.mutateAsync(ready.id).catch((error: Error) => {
          say(error)
          return null
        })
      : null
    if (!tab || !link) {
      tab?.close()
      if (link) {
        toast.error(text("editor.popup"))
      }
      return
    }
    tab.opener = null
    tab.location.href = link.url
  }

  const remove = async () => {
    if (!post) {
      return
    }
    const sure = await prompt({
      title: text("remove.title"),
      description: text("remove.text"),
      ...(post.title ? { verificationText: post.title } : {}),
      verificationInstruction: t("codexContent.remove.instruction"),
      confirmText: text("remove.confirm"),
      cancelText: text("remove.cancel"),
    })
    if (!sure) {
      return
    }
    await deleting.mutateAsync(post.id).then(() => {
      editor.unsaved.current = false
      toast.success(text("editor.deleted"))
      return navigate("/studio/posts")
    }, say)
  }

  return {
    publish,
    unpublish,
    preview,
    remove,
    publishing: publishing.isPending,
    previewing: previewing.isPending,
    busy: publishing.isPending || unpublishing.isPending || deleting.isPending,
  }
}

export type Publication = ReturnType<typeof usePublication>
