import type { MessageSpec } from "./spec"
import { isOptional, isPath, isUse, kindOf } from "./variables"
import type { VariableKind } from "./variables"

const isMoney = (value: unknown): boolean => {
  const { amount_minor: amount, currency_code: currency } = (value ??
    {}) as Record<string, unknown>
  return /^-?\d+$/.test(String(amount)) && /^[a-z]{3}$/.test(String(currency))
}

const isDate = (value: unknown): boolean =>
  (value instanceof Date || typeof value === "string") &&
  !Number.isNaN(new Date(value).getTime())

const FITS: Record<VariableKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  money: isMoney,
  date: isDate,
  shop: isPath,
  admin: isPath,
  use: isUse,
}

/** Names of the facts that are missing or not what they should be. */
export function wrongFacts(
  spec: MessageSpec,
  data: Record<string, unknown>
): string[] {
  return Object.entries(spec.variables)
    .filter(([name, variable]) => {
      const value = data[name]
      return value === undefined || value === null
        ? !isOptional(variable)
        : !FITS[kindOf(variable)](value)
    })
    .map(([name]) => name)
}
