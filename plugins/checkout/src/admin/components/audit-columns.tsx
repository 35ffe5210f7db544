import { createDataTableColumnHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AuditLogEvent } from "../../contract"
import { When } from "./when"

const column = createDataTableColumnHelper<AuditLogEvent>()

/** `refund_policy.set` → "Refund policy set". */
export function actionLabel(action: string): string {
  const words = action.replace(/[._]/g, " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const Actor = ({ actor }: { actor: AuditLogEvent["actor"] }) => {
  const { t } = useTranslation()
  return (
    <div className="flex min-w-0 flex-col py-1">
      <Text size="small" className="truncate">
        {actor.name ?? actor.id}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t(`codexCheckout.auditLog.actor.${actor.kind}`)}
      </Text>
    </div>
  )
}

export function useAuditColumns() {
  const { t } = useTranslation()
  return useMemo(() => {
    const text = (key: string) => t(`codexCheckout.auditLog.${key}`)
    return [
      column.accessor("action", {
        // A column called "action" is as narrow as the button of a row menu.
        id: "what",
        header: text("columns.action"),
        cell: ({ getValue }) => (
          <Text size="small" weight="plus">
            {actionLabel(getValue())}
          </Text>
        ),
      }),
      column.accessor("actor", {
        header: text("columns.actor"),
        cell: ({ getValue }) => <Actor actor={getValue()} />,
      }),
      column.accessor("object", {
        header: text("columns.object"),
        cell: ({ getValue }) => (
          <Text size="small" className="truncate font-mono">
            {getValue().id}
          </Text>
        ),
      }),
      column.accessor("at", {
        header: text("columns.when"),
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
      column.accessor("sealed", {
        header: text("columns.sealed"),
        cell: ({ getValue }) => (
          <StatusBadge color={getValue() ? "green" : "grey"}>
            {text(getValue() ? "sealed" : "unsealed")}
          </StatusBadge>
        ),
      }),
    ]
  }, [t])
}
