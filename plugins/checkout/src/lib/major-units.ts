import type { Minor } from "@codex/kernel"

/** `1999n, "usd"` → `"19.99"`: Medusa counts in major units. Exact, no float. */
export function majorUnits(amount: Minor, currency: string): string {
  const digits =
    new Intl.NumberFormat("en-US", {
      style: "currency",
      currency: currency.toUpperCase(),
    }).resolvedOptions().maximumFractionDigits ?? 2
  const text = amount.toString().padStart(digits + 1, "0")
  const whole = text.slice(0, text.length - digits)
  return digits === 0 ? whole : `${whole}.${text.slice(-digits)}`
}
