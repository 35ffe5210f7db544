import { Migration20261121000700Ledger } from "../migrations/Migration20261121000700Ledger"
import { Migration20261121124500LedgerCompact } from "../migrations/Migration20261121124500LedgerCompact"
import { Migration20261121130600LedgerFast } from "../migrations/Migration20261121130600LedgerFast"
import { Migration20261121132000LedgerSeal } from "../migrations/Migration20261121132000LedgerSeal"
import { Migration20261125170500LedgerLean } from "../migrations/Migration20261125170500LedgerLean"

/** All of the ledger, in the order a deployment runs them. */
export const LEDGER_MIGRATIONS = [
  Migration20261121000700Ledger,
  Migration20261121124500LedgerCompact,
  Migration20261121130600LedgerFast,
  Migration20261121132000LedgerSeal,
  Migration20261125170500LedgerLean,
]
