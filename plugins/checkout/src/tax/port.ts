import type { Minor } from "@codex/kernel"
import type { FrozenTax } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { TaxPlace } from "../contract/tax"

/** One sale to be taxed: one post, or one bundle at its price. */
export interface TaxQuestion {
  organizationId: string
  postId: string
  productId: string | null
  productType: string
  /** What the buyer pays for it, discounts taken off. */
  amountMinor: Minor
  currencyCode: string
  /** Whether the amount contains the tax. */
  inclusive: boolean
  place: TaxPlace
  customerId: string
}

export interface TaxAnswer {
  taxMinor: Minor
  frozen: FrozenTax
}

/** What was to be taxed and what came of it. */
export interface Taxed {
  taxMinor: Minor
  /** Null for what costs nothing. */
  frozen: FrozenTax | null
  /** The amount it is for; another price needs another calculation. */
  ofMinor: Minor
}

export interface CountryAsks {
  regions: string[]
  postalCode: boolean
  taxId: boolean
}

/** How this shop taxes; what changes seldom and is asked on every checkout. */
export interface TaxPolicy {
  /** Proposed to a buyer nobody knows the country of. */
  defaultCountry: string | null
  asks(country: string): CountryAsks
  isInclusive(country: string, currencyCode: string): boolean
}

/**
 * The port: who works out tax. Without a policy nothing is taxed and no buyer
 * is asked where they are. `calculate` either knows or throws; a checkout
 * never goes on with a guess.
 */
export interface TaxCalculator {
  id: string
  policy(container: MedusaContainer): Promise<TaxPolicy | null>
  calculate(
    container: MedusaContainer,
    question: TaxQuestion
  ): Promise<TaxAnswer>
}
