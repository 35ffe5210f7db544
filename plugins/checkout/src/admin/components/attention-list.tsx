import { Badge, Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** One kind of thing that waits, with how many of it. */
export const AttentionList = (props: {
  name: "refunds" | "disputes" | "suspense" | "alerts" | "mail"
  count: number
  children: ReactNode
}) => {
  const { t } = useTranslation()
  const text = (key: string) =>
    t(`codexCheckout.attention.${props.name}.${key}`)
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading level="h2">{text("title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {props.count > 0 ? text("text") : text("empty")}
          </Text>
        </div>
        <Badge size="small" color={props.count > 0 ? "orange" : "green"}>
          {props.count}
        </Badge>
      </div>
      {props.count > 0 && <ul className="divide-y">{props.children}</ul>}
    </Container>
  )
}

/** What it is, whose it is, how much, and the one action that helps. */
export const AttentionRow = (props: {
  title: ReactNode
  about: ReactNode
  amount?: string
  children?: ReactNode
}) => (
  <li className="flex flex-col gap-3 px-6 py-4 md:flex-row md:items-center">
    <div className="min-w-0 flex-1">
      <Text size="small" weight="plus">
        {props.title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {props.about}
      </Text>
    </div>
    {props.amount && (
      <Text size="small" className="tabular-nums md:ml-auto">
        {props.amount}
      </Text>
    )}
    {props.children && (
      <div className="flex flex-wrap items-center gap-2">{props.children}</div>
    )}
  </li>
)
