import { loopJob } from "@codex/kernel"
import { auditMoney } from "../audit/audit-money"

const FIFTEEN_MINUTES = 15 * 60_000

export default loopJob({
  name: "checkout-audit-money",
  everyMs: FIFTEEN_MINUTES,
  work: auditMoney,
})

export const config = {
  name: "checkout-audit-money",
  schedule: { interval: 5_000 },
}
