import { money } from "@codex/admin-kit"
import { Button, Container, Heading, Table, Text, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { LatestPurchaseView } from "../../contract"
import { ago, exact } from "../lib/format"

const Amount = ({ row }: { row: LatestPurchaseView }) => {
  const { t, i18n } = useTranslation()
  const amount = (minor: number) =>
    money(minor, row.currency_code, i18n.language)
  return (
    <div className="flex flex-col items-end whitespace-nowrap py-2 tabular-nums">
      <span>
        {row.amount_minor === 0
          ? t("codexInsights.latest.free")
          : amount(row.amount_minor)}
      </span>
      {row.refunded_minor > 0 && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("codexInsights.latest.refunded", {
            amount: amount(row.refunded_minor),
          })}
        </Text>
      )}
    </div>
  )
}

const Row = ({ row }: { row: LatestPurchaseView }) => {
  const { t, i18n } = useTranslation()
  return (
    <Table.Row>
      <Table.Cell className="max-w-48 truncate">
        <Link
          to={`/purchases?open=${row.id}`}
          aria-label={t("codexInsights.latest.open", { post: row.post_title })}
        >
          {row.post_title}
        </Link>
      </Table.Cell>
      <Table.Cell className="max-w-48 truncate">{row.buyer_name}</Table.Cell>
      <Table.Cell>{row.organization}</Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <Tooltip content={exact(row.sold_at, i18n.language)}>
          <time dateTime={row.sold_at}>{ago(row.sold_at, i18n.language)}</time>
        </Tooltip>
      </Table.Cell>
      <Table.Cell className="text-right">
        <Amount row={row} />
      </Table.Cell>
    </Table.Row>
  )
}

/** The newest purchases; each opens where it is told in full. */
export const LatestPurchases = (props: {
  purchases: readonly LatestPurchaseView[]
}) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexInsights.latest.${key}`)
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading level="h2">{text("title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {text("purpose")}
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <Link to="/purchases">{text("all")}</Link>
        </Button>
      </div>
      <div
        className="overflow-x-auto"
        role="region"
        tabIndex={0}
        aria-label={text("title")}
      >
        <Table>
          <Table.Header>
            <Table.Row>
              {["post", "buyer", "seller", "when"].map((key) => (
                <Table.HeaderCell key={key}>{text(key)}</Table.HeaderCell>
              ))}
              <Table.HeaderCell className="text-right">
                {text("amount")}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {props.purchases.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Table.Body>
        </Table>
      </div>
    </Container>
  )
}
