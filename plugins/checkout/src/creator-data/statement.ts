import { listPostings, type Posting } from "@codex/ledger"
import { inPlatform } from "../lib/platform"
import { csvText } from "./as-text"
import { walletsOf, type Owner } from "./own-creator"
import { inTurn, PAGE_ROWS, pagesOf } from "./pages"

interface Line extends Posting {
  wallet: string
}

const HEAD = [
  "date",
  "wallet",
  "what",
  "account",
  "about",
  "reference",
  "amount_minor",
  "currency",
]

/** `payee:cr_1:pending` is their account `pending`. */
export const lineCells = (line: Line): string[] => [
  line.occurredAt.toISOString(),
  line.wallet,
  line.kind,
  line.account.split(":").at(-1) ?? "",
  line.refType,
  line.refId,
  line.amountMinor.toString(),
  line.currency.toUpperCase(),
]

/**
 * Every line of the ledger that stands on an account of theirs, newest first.
 * The ledger belongs to no tenant: the accounts say whose a line is.
 */
export const statementText = (of: Owner): AsyncIterable<string> =>
  csvText(
    HEAD,
    inTurn(walletsOf(of), ({ id, name }) =>
      pagesOf((before: string | null) =>
        inPlatform(of.container, "own statement", async (tx) => {
          const { postings, next } = await listPostings(tx, {
            accountPrefix: `payee:${id}`,
            limit: PAGE_ROWS,
            before,
          })
          const rows = postings.map((line) => ({ ...line, wallet: name }))
          return { rows, next }
        })
      )
    ),
    lineCells
  )
