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

const say = (error: unknown) => {
  toast.error(error instanceof Error ? error.message : String(error))
}

/** Sentences of the catalogue that may name the post. */
function useText(post: StudioPost | null) {
  const { t } = useTranslation()
  return (key: string, title = post?.title ?? "") =>
    t(`codexContent.${key}`, {
      title: title || t("codexContent.list.untitled"),
    })
}

/** The post with every edit in it; saves only when there is one. */
const current = (post: StudioPost | null, editor: Editor) =>
  post && !editor.dirty ? Promise.resolve(post) : editor.submit()

function usePublish(post: StudioPost | null, editor: Editor) {
  const text = useText(post)
  const publishing = usePublishPost()
  const publish = async () => {
    const ready = await current(post, editor)
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
  return { publish, publishing: publishing.isPending }
}

function useTakeDown(post: StudioPost | null) {
  const text = useText(post)
  const prompt = usePrompt()
  const unpublishing = useUnpublishPost()
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
  return { unpublish, unpublishing: unpublishing.isPending }
}

function useOpenPreview(post: StudioPost | null, editor: Editor) {
  const text = useText(post)
  const previewing = usePreview()
  const preview = async () => {
    // Opened within the click, else the browser takes it for a pop-up.
    const tab = window.open("about:blank", "_blank")
    const ready = await current(post, editor)
    const link = ready
      ? await previewing.mutateAsync(ready.id).catch((error: unknown) => {
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
  return { preview, previewing: previewing.isPending }
}

function useRemove(post: StudioPost | null, editor: Editor) {
  const text = useText(post)
  const navigate = useNavigate()
  const prompt = usePrompt()
  const deleting = useDeletePost()
  const remove = async () => {
    if (!post) {
      return
    }
    const sure = await prompt({
      title: text("remove.title"),
      description: text("remove.text"),
      ...(post.title ? { verificationText: post.title } : {}),
      verificationInstruction: text("remove.instruction"),
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
  return { remove, deleting: deleting.isPending }
}

/** Publish, take down, preview and delete, each from the saved state. */
export function usePublication(post: StudioPost | null, editor: Editor) {
  const { publish, publishing } = usePublish(post, editor)
  const { unpublish, unpublishing } = useTakeDown(post)
  const { preview, previewing } = useOpenPreview(post, editor)
  const { remove, deleting } = useRemove(post, editor)
  return {
    publish,
    unpublish,
    preview,
    remove,
    publishing,
    previewing,
    busy: publishing || unpublishing || deleting,
  }
}

export type Publication = ReturnType<typeof usePublication>
