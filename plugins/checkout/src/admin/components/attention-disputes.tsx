import { money } from "@codex/admin-kit"
import { Button, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { DisputeRow } from "../../contract"
import { exact } from "../lib/format"
import { AttentionList, AttentionRow } from "./attention-list"

const evidence = (id: string, kind: "evidence" | "evidence-pdf") =>
  `/admin/payment-disputes/${id}/${kind}`

/** Disputes in progress; the evidence pack is one click. */
export const AttentionDisputes = ({ rows }: { rows: DisputeRow[] }) => {
  const { t, i18n } = useTranslation()
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.attention.disputes.${key}`, values)
  return (
    <AttentionList name="disputes" count={rows.length}>
      {rows.map((row) => (
        <AttentionRow
          key={row.id}
          title={row.post_title}
          about={
            <>
              {row.buyer_name} · {row.organization} ·{" "}
              {row.evidence_due_at
                ? text("due", {
                    date: exact(row.evidence_due_at, i18n.language),
                  })
                : text("opened", {
                    date: exact(row.opened_at, i18n.language),
                  })}
            </>
          }
          amount={money(row.amount_minor, row.currency_code, i18n.language)}
        >
          <StatusBadge color="orange">
            {text(`states.${row.state}`)}
          </StatusBadge>
          <Button size="small" variant="secondary" asChild>
            <a href={evidence(row.id, "evidence-pdf")} download>
              {text("pdf")}
            </a>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <a href={evidence(row.id, "evidence")} download>
              {text("json")}
            </a>
          </Button>
          <Button size="small" variant="transparent" asChild>
            <Link to={`/purchases?open=${row.purchase_id}`}>
              {text("open")}
            </Link>
          </Button>
        </AttentionRow>
      ))}
    </AttentionList>
  )
}
