import { keepMoneyAlerts } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { inPlatform } from "../lib/platform"
import { checkMoney } from "./check-money"

/**
 * Looks for what must not be and keeps an alert for each finding. Reading and
 * writing are two transactions, so a long look holds no lock.
 */
export async function auditMoney(container: MedusaContainer): Promise<void> {
  const look = await inPlatform(container, "money audit", async (tx) => {
    await tx.raw("SET TRANSACTION READ ONLY")
    const { rows } = await tx.raw<{ rows: { at: Date }[] }>(
      "SELECT now() AS at"
    )
    const at = rows[0]?.at ?? new Date(0)
    return { at, findings: await checkMoney(tx) }
  })
  const { opened } = await inPlatform(container, "money alerts", (tx) =>
    keepMoneyAlerts(tx, look.findings, look.at)
  )
  if (opened > 0) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`checkout: the money audit found ${opened} new problems`)
  }
}
