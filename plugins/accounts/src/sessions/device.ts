const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
]

const firstOf = (list: readonly (readonly [RegExp, string])[], agent: string) =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/** “Firefox · macOS”, as a person would name the device. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? ""
  const names = [firstOf(BROWSERS, agent), firstOf(SYSTEMS, agent)]
  const known = names.filter((name) => name !== undefined).join(" · ")
  // A program: its own name, without what could be anything.
  return known || (agent.split(/[/\s]/, 1)[0] ?? "").slice(0, 40)
}

const V4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/

/** The network an address belongs to: enough to recognise, not to track. */
export function ipPrefix(address: string | undefined): string {
  const v4 = V4.exec(address ?? "")
  if (v4) {
    return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`
  }
  const groups = (address ?? "").split("::")[0]?.split(":") ?? []
  return groups.length > 1 ? `${groups.slice(0, 3).join(":")}::/48` : ""
}
