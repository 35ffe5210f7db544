import { EllipsisHorizontal, EyeMini, Trash, XMark } from "@medusajs/icons"
import {
  Button,
  Container,
  DropdownMenu,
  Heading,
  IconButton,
  Text,
} from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StudioPost } from "../../../contract"
import type { Editor } from "../../lib/use-editor"
import type { Publication } from "../../lib/use-publication"
import { PostStatusBadge } from "../status"
import { When } from "../when"

interface HeaderProps {
  post: StudioPost | null
  editor: Editor
  publication: Publication
}

const SavedLine = ({ post, editor }: HeaderProps) => {
  const { t } = useTranslation()
  if (editor.dirty) {
    return t("codexContent.editor.unsaved")
  }
  if (!post) {
    return t("codexContent.editor.purpose")
  }
  return (
    <>
      {t("codexContent.editor.saved")} · <When at={post.updated_at} />
    </>
  )
}

const More = ({ post, publication }: HeaderProps) => {
  const { t } = useTranslation()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("codexContent.editor.more")}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {post?.status === "published" && (
          <DropdownMenu.Item
            className="gap-x-2"
            onClick={() => void publication.unpublish()}
          >
            <XMark className="text-ui-fg-subtle" />
            {t("codexContent.editor.unpublish")}
          </DropdownMenu.Item>
        )}
        <DropdownMenu.Item
          className="text-ui-fg-error gap-x-2"
          onClick={() => void publication.remove()}
        >
          <Trash />
          {t("codexContent.editor.delete")}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

const Actions = ({ post, editor, publication }: HeaderProps) => {
  const { t } = useTranslation()
  const live = post?.status === "published"
  const text = (key: string) => t(`codexContent.editor.${key}`)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        type="button"
        size="small"
        variant="transparent"
        isLoading={publication.previewing}
        onClick={() => void publication.preview()}
      >
        <EyeMini />
        {text("preview")}
      </Button>
      <Button
        type="button"
        size="small"
        variant={live ? "primary" : "secondary"}
        isLoading={editor.saving}
        disabled={!editor.dirty && post !== null}
        onClick={() => void editor.submit()}
      >
        {text(live ? "saveChanges" : "save")}
      </Button>
      {!live && (
        <Button
          type="button"
          size="small"
          isLoading={publication.publishing}
          disabled={editor.saving || publication.busy}
          onClick={() => void publication.publish()}
        >
          {text("publish")}
        </Button>
      )}
      {post && <More post={post} editor={editor} publication={publication} />}
    </div>
  )
}

export const EditorHeader = (props: HeaderProps) => {
  const { t } = useTranslation()
  const { post, editor } = props
  const title = editor.draft.title.trim()
  return (
    <Container className="flex flex-col justify-between gap-4 px-6 py-4 md:flex-row md:items-center">
      <div className="min-w-0">
        <div className="flex items-center gap-3">
          <Heading className="truncate">
            {title || t("codexContent.editor.newTitle")}
          </Heading>
          <PostStatusBadge status={post?.status ?? "draft"} />
        </div>
        <Text size="small" className="text-ui-fg-subtle" aria-live="polite">
          <SavedLine {...props} />
        </Text>
      </div>
      <Actions {...props} />
    </Container>
  )
}
