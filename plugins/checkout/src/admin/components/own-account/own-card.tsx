import { Button, Container, Heading, Text } from "@medusajs/ui"
import type { UseQueryResult } from "@tanstack/react-query"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ApiError } from "../../lib/api"

const Card = (props: {
  title: string
  purpose: string
  action: string
  onAction: () => void
}) => (
  <Container className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
    <div className="min-w-0 max-w-xl">
      <Heading level="h2">{props.title}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {props.purpose}
      </Text>
    </div>
    <Button size="small" variant="secondary" onClick={props.onAction}>
      {props.action}
    </Button>
  </Container>
)

interface OwnCardProps<Data> {
  /** Where its texts are in the catalogue. */
  texts: "closing" | "data"
  query: UseQueryResult<Data>
  /** The drawer it opens. */
  children: (
    data: Data,
    drawer: { open: boolean; onOpenChange: (open: boolean) => void }
  ) => ReactNode
}

/**
 * One matter of a creator's own account: what it is, and the way to it.
 * Nothing until it is known that somebody is a creator: an operator is not.
 */
export const OwnCard = <Data,>(props: OwnCardProps<Data>) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = props.query
  const text = (key: string) =>
    t(`codexCheckout.ownAccount.${props.texts}.${key}`)
  if (data === undefined) {
    const isNobody = error instanceof ApiError && error.status === 403
    return error && !isNobody ? (
      <Card
        title={text("title")}
        purpose={error.message}
        action={t("codexCheckout.ownAccount.retry")}
        onAction={() => void refetch()}
      />
    ) : null
  }
  return (
    <>
      <Card
        title={text("title")}
        purpose={text("purpose")}
        action={text("action")}
        onAction={() => {
          // What it says may have changed since.
          void refetch()
          setOpen(true)
        }}
      />
      {props.children(data, { open, onOpenChange: setOpen })}
    </>
  )
}
