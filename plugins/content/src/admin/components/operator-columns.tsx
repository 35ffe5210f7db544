import { ArrowUpRightOnBox, ShoppingBag } from "@medusajs/icons"
import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { OperatorPost } from "../../contract"
import { PostStatusBadge } from "./status"
import { When } from "./when"

const column = createDataTableColumnHelper<OperatorPost>()

function useRowActions() {
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
    ],
    [t, navigate]
  )
}

export function useOperatorColumns() {
  const { t } = useTranslation()
  const actions = useRowActions()
  return useMemo(
    () => [
      column.accessor("title", {
        header: t("codexContent.list.columns.post"),
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
        cell: ({ getValue }) => <PostStatusBadge status={getValue()} />,
      }),
      column.accessor("price_label", {
        header: t("codexContent.list.columns.price"),
        align: "right",
        cell: ({ getValue }) => (
          <span className="whitespace-nowrap tabular-nums">{getValue()}</span>
        ),
      }),
      column.accessor("updated_at", {
        header: t("codexContent.list.columns.updated"),
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
      column.action({ actions: ({ row }) => actions(row.original) }),
    ],
    [t, actions]
  )
}
