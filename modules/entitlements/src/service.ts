import type { Pg } from "@codex/kernel"

/**
 * Holds the shared connection for a stranger who resolves the module from the
 * container; everything else is a function on an open transaction.
 */
export class EntitlementsModuleService {
  readonly pg: Pg

  constructor({ __pg_connection__ }: { __pg_connection__: Pg }) {
    this.pg = __pg_connection__
  }
}
