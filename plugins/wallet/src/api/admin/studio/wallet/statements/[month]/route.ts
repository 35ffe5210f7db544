import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StatementQuery } from "../../../../../../contract"
import { walletFailure } from "../../../../../../lib/failures"
import { choosePayee } from "../../../../../../lib/payees"
import { readWallets } from "../../../../../../lib/reader"
import { statementOf } from "../../../../../../statements/statement"
import { statementCsv } from "../../../../../../statements/statement-csv"
import { statementPdf } from "../../../../../../statements/statement-pdf"

/** One month of the wallet as a file. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, StatementQuery>,
  res: MedusaResponse
): Promise<void> {
  const actor = await studioActor(req)
  const { payee: kind, format } = req.validatedQuery as StatementQuery
  const { month = "" } = req.params
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw walletFailure("statement_not_found")
  }
  const payee = choosePayee(actor, kind)
  const currency = actor.organization.currency_code
  const statement = await readWallets(req, (tx) =>
    statementOf(tx, { payee, currency, month })
  )
  const name = `statement-${month}.${format}`
  res.setHeader("content-disposition", `attachment; filename="${name}"`)
  res.setHeader("cache-control", "no-store")
  if (format === "csv") {
    res.setHeader("content-type", "text/csv; charset=utf-8")
    res.send(statementCsv(statement))
    return
  }
  res.setHeader("content-type", "application/pdf")
  res.send(await statementPdf(statement))
}
