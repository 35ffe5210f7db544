import { Container } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ListFrame, LoadFailed } from "@codex/admin-kit"

interface Props<Row> {
  instance: Parameters<typeof ListFrame<Row>>[0]["instance"]
  list: { error: Error | null; data?: unknown; refetch: () => unknown }
  /** Where the page's texts are in the catalogue. */
  texts: "purchases" | "shoppers" | "outbox" | "auditLog"
  sortable?: boolean
  above?: ReactNode
  /** More to narrow the list with, beside the filters. */
  beside?: ReactNode
  /** What opens over the list. */
  children?: ReactNode
}

/** A list of the operator's, or that it did not load. */
export const ListPage = <Row,>(props: Props<Row>) => {
  const { list, texts, above, children, ...frame } = props
  const { t } = useTranslation()
  return (
    <Container className="divide-y p-0">
      {above}
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ListFrame
          {...frame}
          text={(key) => t(`codexCheckout.${texts}.${key}`)}
          selected={(count) => t(`codexCheckout.${texts}.selected`, { count })}
        />
      )}
      {children}
    </Container>
  )
}
