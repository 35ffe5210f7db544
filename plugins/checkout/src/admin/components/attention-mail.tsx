import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { MailRow } from "../../contract"
import { AttentionList, AttentionRow } from "./attention-list"
import { When } from "./when"

const PLACE = {
  template: "/email-settings",
  failed: "/emails",
  bounced: "/emails",
} as const satisfies Record<MailRow["kind"], string>

/** Words that could not be used, and mails that did not arrive. */
export const AttentionMail = ({ rows }: { rows: MailRow[] }) => {
  const { t } = useTranslation()
  const text = (key: string, more = {}) =>
    t(`codexCheckout.attention.mail.${key}`, more)
  return (
    <AttentionList name="mail" count={rows.length}>
      {rows.map((row) => (
        <AttentionRow
          key={`${row.kind}:${row.type}:${row.organization_id ?? ""}`}
          title={text(`kind.${row.kind}`, {
            count: row.count,
            type: t(`codexMessages.type.${row.type}`),
          })}
          about={
            <>
              {row.detail} · <When at={row.since} />
            </>
          }
        >
          <Button size="small" variant="secondary" asChild>
            <Link to={PLACE[row.kind]}>{text("open")}</Link>
          </Button>
        </AttentionRow>
      ))}
    </AttentionList>
  )
}
