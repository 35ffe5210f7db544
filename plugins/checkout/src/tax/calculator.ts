import { slot } from "@codex/kernel"
import { medusaTax } from "./medusa-tax"
import type { TaxCalculator } from "./port"

const calculator = slot<TaxCalculator>("checkout.tax", () => medusaTax)

/** Replaces Medusa's tax module by another way to work tax out. */
export function registerTaxCalculator(other: TaxCalculator): void {
  calculator.set(other)
}

export const taxCalculator = (): TaxCalculator => calculator.get()
