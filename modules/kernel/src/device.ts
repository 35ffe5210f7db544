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
