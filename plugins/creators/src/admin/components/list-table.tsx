import { Container } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ListFrame } from "@codex/admin-kit"

interface Props<Row> {
  instance: Parameters<typeof ListFrame<Row>>[0]["instance"]
  /** Where the page's words are in the catalogue. */
  texts: "creators" | "organizations"
  /** The views that are kept of this list. */
  views: ReactNode
  children?: ReactNode
}

/** An operator's list, and what opens from it. */
export const ListTable = <Row,>(props: Props<Row>) => {
  const { t } = useTranslation()
  return (
    <Container className="divide-y p-0">
      <ListFrame
        instance={props.instance}
        sortable
        text={(key) => t(`codexCreators.${props.texts}.${key}`)}
        beside={props.views}
      />
      {props.children}
    </Container>
  )
}
