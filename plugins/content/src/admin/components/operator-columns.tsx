import {
  ArrowUpRightOnBox,
  CheckCircle,
  ShoppingBag,
  XCircle,
} from "@medusajs/icons"
import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { useSortLabels } from "@codex/admin-kit"
import type { OperatorPost } from "../../contract"
import { DisabledBadge, PostStatusBadge } from "./status"
import { When } from "./when"

const column = createDataTableColumnHelper<OperatorPost>()

export interface OperatorActs {
  onDisable: (post: OperatorPost) => void
  onEnable: (post: OperatorPost) => void
}

function useRowActions({ onDisable, onEnable }: OperatorActs) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useMemo(
    () => (post: OperatorPost) => [
      ...(post.product_id
        ? [
            {
              label: t("codexContent.operator.actions.product"),
              icon: <ShoppingBag />,
              onClick: () => void navigate(`/products/${post.product_id}`),
            },
          ]
        : []),
      {
        label: t("codexContent.operator.actions.open"),
        icon: <ArrowUpRightOnBox />,
        onClick: () => void window.open(post.share_url, "_blank", "noopener"),
      },
      post.disabled_reason
        ? {
            label: t("codexContent.disable.enable"),
            icon: <CheckCircle />,
            onClick: () => onEnable(post),
          }
        : {
            label: t("codexContent.disable.menu"),
            icon: <XCircle />,
            onClick: () => onDisable(post),
          },
    ],
    [t, navigate, onDisable, onEnable]
  )
}

export function useOperatorColumns(acts: OperatorActs) {
  const { t } = useTranslation()
  const actions = useRowActions(acts)
  const sort = useSortLabels()
  return useMemo(
    () => [
      column.select(),
      column.accessor("title", {
        header: t("codexContent.list.columns.post"),
        ...sort.text,
        cell: ({ getValue }) => (
          <Text size="small" weight="plus" className="truncate">
            {getValue() || t("codexContent.list.untitled")}
          </Text>
        ),
      }),
      column.accessor("organization.name", {
        header: t("codexContent.operator.columns.organization"),
      }),
      column.accessor("creator.name", {
        header: t("codexContent.operator.columns.creator"),
      }),
      column.accessor("status", {
        header: t("codexContent.list.columns.status"),
        cell: ({ row: { original: post } }) =>
          post.disabled_reason ? (
            <DisabledBadge reason={post.disabled_reason} />
          ) : (
            <PostStatusBadge status={post.status} />
          ),
      }),
      column.accessor("price_label", {
        // Ordered by the amount, shown as a price.
        id: "price_minor",
        header: t("codexContent.list.columns.price"),
        ...sort.amount,
        align: "right",
        cell: ({ getValue }) => (
          <span className="whitespace-nowrap tabular-nums">{getValue()}</span>
        ),
      }),
      column.accessor("updated_at", {
        header: t("codexContent.list.columns.updated"),
        ...sort.time,
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
      column.action({ actions: ({ row }) => actions(row.original) }),
    ],
    [t, actions, sort]
  )
}
