import { money } from "@codex/admin-kit"
import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PostLine } from "../../contract"

interface Props {
  title: string
  purpose: string
  currency: string
  posts: readonly (PostLine & { organization?: string })[]
}

const Head = ({ withSeller }: { withSeller: boolean }) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexInsights.posts.${key}`)
  return (
    <Table.Header>
      <Table.Row>
        <Table.HeaderCell>{text("post")}</Table.HeaderCell>
        {withSeller && <Table.HeaderCell>{text("seller")}</Table.HeaderCell>}
        {["sales", "buyers", "refunded", "net"].map((key) => (
          <Table.HeaderCell key={key} className="text-right">
            {text(key)}
          </Table.HeaderCell>
        ))}
      </Table.Row>
    </Table.Header>
  )
}

/** Posts with what they sold, the one that brought the most first. */
export const PostTable = ({ title, purpose, currency, posts }: Props) => {
  const { t, i18n } = useTranslation()
  const amount = (minor: number) => money(minor, currency, i18n.language)
  const withSeller = posts.some((post) => post.organization !== undefined)
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{title}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {purpose}
        </Text>
      </div>
      {posts.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8 text-center">
          {t("codexInsights.posts.none")}
        </Text>
      ) : (
        <div
          className="overflow-x-auto"
          role="region"
          tabIndex={0}
          aria-label={title}
        >
          <Table>
            <Head withSeller={withSeller} />
            <Table.Body>
              {posts.map((post) => (
                <Table.Row key={post.post_id} className="tabular-nums">
                  <Table.Cell className="max-w-48 truncate">
                    {post.title || t("codexInsights.posts.untitled")}
                  </Table.Cell>
                  {withSeller && <Table.Cell>{post.organization}</Table.Cell>}
                  <Table.Cell className="text-right">{post.sales}</Table.Cell>
                  <Table.Cell className="text-right">{post.buyers}</Table.Cell>
                  <Table.Cell className="text-right">
                    {amount(post.refunded_minor)}
                  </Table.Cell>
                  <Table.Cell className="text-right">
                    {amount(post.net_minor)}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Container>
  )
}
