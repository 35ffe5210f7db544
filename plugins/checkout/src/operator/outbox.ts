import { recordAudit } from "@codex/audit"
import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { getOutbox, listOutbox, retryOutbox } from "@codex/purchases"
import type { OutboxRow } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OperatorDelivery, OutboxQuery } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { wakeWorkers } from "../lib/wake"

const about = z.object({ title: z.string(), to: z.string() })

function toDelivery(row: OutboxRow): OperatorDelivery {
  const { title, to } = about.catch({ title: "", to: "" }).parse(row.payload)
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    title,
    to,
    attempts: row.attempts,
    last_error: row.last_error,
    purchase_id: row.ref_id,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    next_at: row.state === "pending" ? row.next_at.toISOString() : null,
  }
}

export async function listOutboxForOperator(
  container: MedusaContainer,
  page: OutboxQuery
) {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows, count } = await withPlatform(pg, "operator: outbox", (tx) =>
    listOutbox(tx, page)
  )
  const deliveries = rows.map(toDelivery)
  return { deliveries, count, limit: page.limit, offset: page.offset }
}

async function existing(tx: Tx, id: string): Promise<OutboxRow> {
  const row = await getOutbox(tx, id)
  if (!row) {
    throw checkoutFailure("outbox_not_found")
  }
  return row
}

export async function outboxForOperator(
  container: MedusaContainer,
  id: string
): Promise<OperatorDelivery> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const row = await withPlatform(pg, "operator: delivery", (tx) =>
    existing(tx, id)
  )
  return toDelivery(row)
}

export async function retryForOperator(
  container: MedusaContainer,
  id: string,
  operatorId: string
): Promise<OperatorDelivery> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const row = await withPlatform(pg, "operator: retry", async (tx) => {
    const before = await existing(tx, id)
    if (!(await retryOutbox(tx, id))) {
      throw checkoutFailure("outbox_not_failed")
    }
    await recordAudit(tx, {
      actorKind: "user",
      actorId: operatorId,
      action: "outbox.retried",
      objectType: "outbox",
      objectId: id,
      before: { state: before.state, last_error: before.last_error },
      after: { state: "pending" },
    })
    return existing(tx, id)
  })
  wakeWorkers(container)
  return toDelivery(row)
}
