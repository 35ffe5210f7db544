/** `372000` → `6:12`, `3720000` → `1:02:00`. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const seconds = String(total % 60).padStart(2, "0")
  return hours
    ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${minutes}:${seconds}`
}

/** ISO 8601 duration for JSON-LD: `372000` → `PT6M12S`. */
export function isoDuration(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  return `PT${Math.floor(total / 60)}M${total % 60}S`
}

/** `21 November 2026`, in UTC so that server and reader agree. */
export function longDate(iso: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(iso))
}
