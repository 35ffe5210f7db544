const UNITS = ["B", "KB", "MB", "GB", "TB"] as const

/** `5368709120` → `5 GB`; binary steps, as the limits are stated. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = value < 10 && unit > 0 ? 1 : 0
  return `${Number(value.toFixed(digits))} ${UNITS[unit] ?? "B"}`
}
