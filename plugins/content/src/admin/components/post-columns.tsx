import { ArrowUpRightOnBox, MediaPlay, PencilSquare } from "@medusajs/icons"
import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useSortLabels } from "@codex/admin-kit"
import { useNavigate } from "react-router-dom"
import type { StudioPost } from "../../contract"
import { AuthImage } from "./auth-image"
import { DisabledBadge, MediaState, PostStatusBadge } from "./status"
import { When } from "./when"

const column = createDataTableColumnHelper<StudioPost>()

const TitleCell = ({ post }: { post: StudioPost }) => {
  const { t } = useTranslation()
  return (
    <div className="flex items-center gap-3 py-2">
      <AuthImage
        path={post.cover_url}
        alt=""
        width={72}
        fallback={<MediaPlay />}
      />
      <div className="min-w-0">
        <Text size="small" weight="plus" className="truncate">
          {post.title || t("codexContent.list.untitled")}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle truncate">
          {t("codexContent.list.by", { name: post.creator.name })}
        </Text>
      </div>
    </div>
  )
}

/** A post's own state, and that of a file that is not ready yet. */
const StatusCell = ({ post }: { post: StudioPost }) => {
  const pending = post.deliverables.find((item) => item.state !== "ready")
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {post.disabled_reason ? (
        <DisabledBadge reason={post.disabled_reason} />
      ) : (
        <PostStatusBadge status={post.status} />
      )}
      {pending && <MediaState {...pending} />}
    </div>
  )
}

function useRowActions() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useMemo(
    () => (post: StudioPost) => [
      {
        label: t("codexContent.list.actions.edit"),
        icon: <PencilSquare />,
        onClick: () => void navigate(`/studio/posts/${post.id}`),
      },
      ...(post.status === "published"
        ? [
            {
              label: t("codexContent.list.actions.open"),
              icon: <ArrowUpRightOnBox />,
              onClick: () =>
                void window.open(post.share_url, "_blank", "noopener"),
            },
          ]
        : []),
    ],
    [t, navigate]
  )
}

export function usePostColumns() {
  const { t } = useTranslation()
  const actions = useRowActions()
  const sort = useSortLabels()
  return useMemo(() => {
    const text = (key: string) => t(`codexContent.list.${key}`)
    return [
      column.accessor("title", {
        header: text("columns.post"),
        ...sort.text,
        cell: ({ row }) => <TitleCell post={row.original} />,
      }),
      column.accessor("status", {
        header: text("columns.status"),
        cell: ({ row }) => <StatusCell post={row.original} />,
      }),
      column.accessor("price_minor", {
        header: text("columns.price"),
        ...sort.amount,
        align: "right",
        cell: ({ row }) => (
          <span className="whitespace-nowrap tabular-nums">
            {row.original.price_label}
          </span>
        ),
      }),
      column.accessor("updated_at", {
        header: text("columns.updated"),
        ...sort.time,
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
      column.action({ actions: ({ row }) => actions(row.original) }),
    ]
  }, [t, actions, sort])
}
