const SHAPE = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$/

/** `1:02.5`, `01:02:03,250` → milliseconds; anything else is no time. */
export function parseTime(text: string): number | undefined {
  const match = SHAPE.exec(text.trim())
  if (!match) {
    return undefined
  }
  const [, hours = "0", minutes = "0", seconds = "0", rest = "0"] = match
  if (Number(seconds) > 59 || (match[1] && Number(minutes) > 59)) {
    return undefined
  }
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Number(rest.padEnd(3, "0"))
}

/** `62500` → `1:02.500`; whole seconds without the rest when asked so. */
export function timeText(ms: number, wholeSeconds = false): string {
  const two = (value: number) => String(value).padStart(2, "0")
  const total = Math.floor(ms / 1000)
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor(total / 60) % 60
  const rest =
    wholeSeconds && ms % 1000 === 0
      ? ""
      : `.${String(ms % 1000).padStart(3, "0")}`
  const time = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes)
  return `${time}:${two(total % 60)}${rest}`
}
