import assert from "node:assert/strict"
import { sql } from "../shop.mts"
import { useFake } from "./stripe-shop.mts"

/**
 * M9: what Stripe says moved on the balance is what the books say moved
 * through clearing, to the cent. Clearing is negative where money came in.
 */
export async function conserved(): Promise<{ stripe: number; books: number }> {
  const stripe = useFake()
    .state()
    .platform_transactions.filter(({ currency }) => currency === "usd")
    .reduce((sum, { net }) => sum + net, 0)
  const [row] = await sql<{ sum: number }>(
    `select coalesce(-sum(amount_minor), 0)::int as sum
     from codex.ledger_posting where account = 'platform:clearing' and currency = 'usd'`
  )
  return { stripe, books: row?.sum ?? 0 }
}

export async function assertConserved(): Promise<void> {
  const { stripe, books } = await conserved()
  assert.equal(books, stripe)
}
