import { withPlatform, type Pg } from "@codex/kernel"
import { checkLedger, trialBalance } from "./store/checks"
import type { LedgerCheck, TrialBalance } from "./types"

interface Dependencies {
  __pg_connection__: Pg
}

/** What a shop may ask without a transaction of its own. */
export class LedgerModuleService {
  private readonly pg: Pg

  constructor(container: Dependencies) {
    this.pg = container.__pg_connection__
  }

  trialBalance(): Promise<TrialBalance> {
    return withPlatform(this.pg, "trial balance", trialBalance)
  }

  check(): Promise<LedgerCheck> {
    return withPlatform(this.pg, "ledger check", (tx) => checkLedger(tx))
  }
}
