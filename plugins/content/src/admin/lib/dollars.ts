const PLAIN = /^(\d{1,7})(?:[.,](\d{1,2}))?$/
const GROUPED = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

/**
 * What a person types, to whole cents: `19.99`, `$19,99`, `1,200` … The digits
 * are put together as integers; a float never sees them. Null: not an amount.
 */
export function parseDollars(text: string): number | null {
  const clean = text.trim().replace(/^\$\s*/, "")
  const match = GROUPED.exec(clean) ?? PLAIN.exec(clean)
  if (!match) {
    return null
  }
  const whole = Number((match[1] ?? "").replaceAll(",", ""))
  const cents = Number((match[2] ?? "").padEnd(2, "0"))
  return whole * 100 + cents
}

/** `1999` → `19.99`, for an input. */
export function dollarsText(minor: number | null): string {
  if (minor === null) {
    return ""
  }
  const whole = Math.trunc(minor / 100)
  return `${whole}.${String(minor % 100).padStart(2, "0")}`
}

/** `1999` → `$19.99`, to be read. */
export function dollars(minor: number): string {
  const whole = Math.trunc(minor / 100).toLocaleString("en-US")
  return `$${whole}.${String(minor % 100).padStart(2, "0")}`
}
