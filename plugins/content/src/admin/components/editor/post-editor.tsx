import { Alert } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StudioPost } from "../../../contract"
import { useEditor } from "../../lib/use-editor"
import { usePublication } from "../../lib/use-publication"
import { Checklist } from "./checklist"
import { ContentSection } from "./content-section"
import { DetailsSection } from "./details-section"
import { EditorHeader } from "./editor-header"
import { LeaveGuard } from "./leave-guard"
import { LimitsSection } from "./limits-section"
import { PartsSection } from "./parts-section"
import { PricingSection } from "./pricing-section"
import { ShareBox } from "./share-box"

/** One post, new (`null`) or stored: what it is, and what it still needs. */
export const PostEditor = (props: {
  post: StudioPost | null
  productType?: StudioPost["product_type"]
}) => {
  const { t } = useTranslation()
  const { post, productType = "content" } = props
  const editor = useEditor(post, productType)
  const bundle = editor.draft.product_type === "bundle"
  const publication = usePublication(post, editor)
  const live = post?.status === "published"
  return (
    <div className="flex flex-col gap-3">
      <LeaveGuard unsaved={editor.unsaved} />
      <EditorHeader post={post} editor={editor} publication={publication} />
      {post?.disabled_reason ? (
        <Alert variant="error">
          {t("codexContent.disable.author", { reason: post.disabled_reason })}
        </Alert>
      ) : null}
      <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
        <div className="flex w-full min-w-0 flex-col gap-3">
          <DetailsSection {...editor} />
          {bundle ? (
            <PartsSection {...editor} />
          ) : (
            <ContentSection {...editor} />
          )}
          <PricingSection {...editor} />
          <LimitsSection {...editor} />
        </div>
        <div className="flex w-full flex-col gap-3 xl:max-w-[440px]">
          {live && <ShareBox post={post} />}
          {(!live || editor.dirty) && <Checklist draft={editor.draft} />}
          {post && !live && <ShareBox post={post} />}
        </div>
      </div>
    </div>
  )
}
