const UNITS = ["B", "KB", "MB", "GB"]

/** `1536` → `1.5 KB`, in steps of 1024 as file managers show them. */
export function bytes(size: number): string {
  const steps = Math.floor(Math.log2(Math.max(1, size)) / 10)
  const power = Math.min(UNITS.length - 1, steps)
  const value = size / 1024 ** power
  const digits = power === 0 || value >= 10 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[power] ?? ""}`
}
