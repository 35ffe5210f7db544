import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { EmailLine } from "../../contract"
import { EmailState } from "./email-state"
import { When } from "./when"

const column = createDataTableColumnHelper<EmailLine>()

const Cut = ({ text }: { text: string }) => (
  <span title={text} className="block max-w-[36ch] truncate">
    {text || "–"}
  </span>
)

export function useEmailColumns() {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (key: string) => t(`codexMessages.emails.columns.${key}`)
    return [
      column.accessor("type", {
        header: header("type"),
        cell: ({ getValue }) => (
          <Text size="small" weight="plus" className="whitespace-nowrap">
            {t(`codexMessages.type.${getValue()}`)}
          </Text>
        ),
      }),
      column.accessor("subject", {
        header: header("subject"),
        cell: ({ getValue }) => <Cut text={getValue()} />,
      }),
      column.accessor("to", {
        header: header("to"),
        cell: ({ getValue }) => <Cut text={getValue()} />,
      }),
      column.accessor("state", {
        header: header("state"),
        cell: ({ getValue }) => <EmailState state={getValue()} />,
      }),
      column.accessor("clicks", {
        header: header("clicks"),
        align: "right",
        cell: ({ getValue }) => (
          <span className="tabular-nums">{getValue()}</span>
        ),
      }),
      column.accessor("created_at", {
        header: header("date"),
        cell: ({ getValue }) => <When at={getValue()} />,
      }),
    ]
  }, [t])
}
