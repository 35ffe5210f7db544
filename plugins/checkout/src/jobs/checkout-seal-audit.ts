import { sealAudit } from "@codex/audit"
import { loopJob, withPlatform } from "@codex/kernel"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Chains what the money path and the plugins recorded (ARCHITECTURE §2). */
export default loopJob({
  name: "checkout-seal-audit",
  everyMs: 60_000,
  work: (container) =>
    withPlatform(
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
      "seal the audit trail",
      (tx) => sealAudit(tx)
    ),
})

export const config = {
  name: "checkout-seal-audit",
  schedule: "* * * * *",
}
