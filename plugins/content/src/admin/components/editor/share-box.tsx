import { ArrowUpRightOnBox, Link as LinkIcon } from "@medusajs/icons"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StudioPost } from "../../../contract"

/** The public link; alive only while the post is published. */
export const ShareBox = ({ post }: { post: StudioPost }) => {
  const { t } = useTranslation()
  const live = post.status === "published"
  const copy = () =>
    navigator.clipboard.writeText(post.share_url).then(
      () => toast.success(t("codexContent.share.copied")),
      () => toast.error(t("codexContent.share.failed"))
    )
  return (
    <Container className="flex flex-col gap-3 px-6 py-4">
      <div>
        <Heading level="h2">{t("codexContent.share.heading")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t(live ? "codexContent.share.text" : "codexContent.share.draft")}
        </Text>
      </div>
      <Text
        size="small"
        className="bg-ui-bg-subtle break-all rounded-md border px-3 py-2"
      >
        {post.share_url}
      </Text>
      {live && (
        <div className="flex gap-2">
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => void copy()}
          >
            <LinkIcon />
            {t("codexContent.share.copy")}
          </Button>
          <Button size="small" variant="transparent" asChild>
            <a href={post.share_url} target="_blank" rel="noopener noreferrer">
              <ArrowUpRightOnBox />
              {t("codexContent.share.open")}
            </a>
          </Button>
        </div>
      )}
    </Container>
  )
}
