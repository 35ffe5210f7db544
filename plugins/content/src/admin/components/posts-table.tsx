import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ListFrame } from "@codex/admin-kit"

interface Props<Row> {
  instance: Parameters<typeof ListFrame<Row>>[0]["instance"]
  /** Where the page's texts are in the catalogue. */
  texts: "list" | "operator"
  action?: ReactNode
  beside?: ReactNode
}

/** A list of posts, the creator's own or everybody's. */
export const PostsTable = <Row,>({ texts, ...frame }: Props<Row>) => {
  const { t } = useTranslation()
  return (
    <ListFrame
      {...frame}
      sortable
      text={(key) => t(`codexContent.${texts}.${key}`)}
      selected={(count) => t("codexContent.list.selected", { count })}
    />
  )
}
