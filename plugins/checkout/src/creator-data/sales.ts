import { serverSecret } from "@codex/kernel"
import { pageSales, type SaleMark, type SaleRow } from "@codex/purchases"
import { shownBuyer, type ShownBuyer } from "./buyer-shown"
import { csvText } from "./as-text"
import { inTenant } from "./in-tenant"
import { isOwned, type Owner } from "./own-creator"
import { inTurn, PAGE_ROWS, pagesOf } from "./pages"

interface Sale extends SaleRow {
  organization: string
  buyer: ShownBuyer
}

const HEAD = [
  "date",
  "organization",
  "post",
  "post_id",
  "buyer",
  "buyer_name",
  "buyer_email",
  "amount_minor",
  "discount_minor",
  "tax_minor",
  "returned_minor",
  "currency",
  "state",
  "reference",
]

export const saleCells = (sale: Sale): string[] => [
  sale.paid_at.toISOString(),
  sale.organization,
  sale.post_title,
  sale.post_id,
  sale.buyer.id,
  sale.buyer.name,
  sale.buyer.email,
  sale.amount_minor.toString(),
  sale.discount_minor.toString(),
  sale.tax_minor.toString(),
  sale.returned_minor.toString(),
  sale.currency_code.toUpperCase(),
  sale.state,
  sale.id,
]

/** What was sold of theirs, and all that a brand of theirs has sold. */
export function salesText(of: Owner): AsyncIterable<string> {
  const { creator, container } = of
  const secret = serverSecret(container)
  const naming = { profile: creator.personal_organization_id, secret }
  const pages = inTurn(of.organizations, (organization) => {
    const { id: organizationId, name } = organization
    return pagesOf((after: SaleMark | null) =>
      inTenant(of, { organizationId }, async (tx) => {
        const { rows, next } = await pageSales(tx, {
          organizationId,
          creatorId: isOwned(organization) ? undefined : creator.id,
          after,
          limit: PAGE_ROWS,
        })
        const sales = rows.map((sale): Sale => ({
          ...sale,
          organization: name,
          buyer: shownBuyer(sale, naming),
        }))
        return { rows: sales, next }
      })
    )
  })
  return csvText(HEAD, pages, saleCells)
}
