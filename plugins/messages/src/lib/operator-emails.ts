import { recordAudit } from "@codex/audit"
import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import {
  getDelivery,
  listDeliveries,
  listEmailEvents,
  resendDelivery,
} from "@codex/messages"
import type { Delivery, DeliveryLine } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EmailDetail, EmailLine, EmailsQuery } from "../contract"
import { wakeMail } from "../delivery/drain-mail"
import { mailFailure } from "./failures"

const pgOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

function toLine(row: DeliveryLine): EmailLine {
  return {
    id: row.id,
    type: row.type,
    state: row.state,
    to: row.to_email ?? "",
    subject: row.subject ?? "",
    attempts: row.attempts,
    clicks: row.clicks,
    last_error: row.last_error,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    next_at: row.state === "pending" ? row.next_at.toISOString() : null,
  }
}

export async function emailsForOperator(
  container: MedusaContainer,
  page: EmailsQuery
) {
  const { rows, count } = await withPlatform(
    pgOf(container),
    "operator: e-mails",
    (tx) => listDeliveries(tx, page)
  )
  const { limit, offset } = page
  return { emails: rows.map(toLine), count, limit, offset }
}

const isResendable = ({ state, secret }: Delivery) =>
  state !== "pending" && (!secret || state === "kept")

async function detail(tx: Tx, id: string): Promise<EmailDetail> {
  const row = await getDelivery(tx, id)
  if (!row) {
    throw mailFailure("email_not_found")
  }
  const events = await listEmailEvents(tx, id)
  const clicks = events.filter(({ kind }) => kind === "clicked").length
  return {
    ...toLine({ ...row, clicks }),
    from: row.from_header,
    reply_to: row.reply_to,
    mail: row.html ? { html: row.html, text: row.plain ?? "" } : null,
    secret: row.secret,
    resendable: isResendable(row),
    timeline: [
      { kind: "queued", detail: null, at: row.created_at.toISOString() },
      ...events.map((event) => ({
        kind: event.kind,
        detail: event.detail,
        at: event.occurred_at.toISOString(),
      })),
    ],
  }
}

export const emailForOperator = (container: MedusaContainer, id: string) =>
  withPlatform(pgOf(container), "operator: e-mail", (tx) => detail(tx, id))

export async function resendForOperator(
  container: MedusaContainer,
  id: string,
  operatorId: string
): Promise<EmailDetail> {
  const email = await withPlatform(
    pgOf(container),
    "operator: send again",
    async (tx) => {
      const before = await detail(tx, id)
      if (!(await resendDelivery(tx, id))) {
        throw mailFailure("email_not_resendable")
      }
      await recordAudit(tx, {
        actorKind: "user",
        actorId: operatorId,
        action: "email.resent",
        objectType: "email",
        objectId: id,
        before: { state: before.state },
      })
      return detail(tx, id)
    }
  )
  wakeMail(container)
  return email
}
