import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ListFrame } from "@codex/admin-kit"

interface Props<Row> {
  instance: Parameters<typeof ListFrame<Row>>[0]["instance"]
  /** Where the page's texts are in the catalogue. */
  texts: "purchases" | "shoppers" | "outbox" | "auditLog"
  sortable?: boolean
  beside?: ReactNode
}

/** A list of this plugin, with its words. */
export const ListTable = <Row,>({ texts, ...frame }: Props<Row>) => {
  const { t } = useTranslation()
  return (
    <ListFrame
      {...frame}
      text={(key) => t(`codexCheckout.${texts}.${key}`)}
      selected={(count) => t(`codexCheckout.${texts}.selected`, { count })}
    />
  )
}
