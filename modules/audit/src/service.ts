import { withPlatform, type Pg } from "@codex/kernel"
import { sealAudit } from "./store/seal"
import { verifyAudit } from "./store/verify"
import type { AuditHead, AuditVerdict } from "./types"

interface Dependencies {
  __pg_connection__: Pg
}

/** What a shop may ask without a transaction of its own. */
export class AuditModuleService {
  private readonly pg: Pg

  constructor(container: Dependencies) {
    this.pg = container.__pg_connection__
  }

  seal(): Promise<number> {
    return withPlatform(this.pg, "seal the audit trail", (tx) => sealAudit(tx))
  }

  verify(knownHead?: AuditHead): Promise<AuditVerdict> {
    return withPlatform(this.pg, "verify the audit trail", (tx) =>
      verifyAudit(tx, knownHead)
    )
  }
}
