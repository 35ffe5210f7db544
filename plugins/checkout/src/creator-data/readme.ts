import { CREATOR_DATA_FILES, CREATOR_TEXTS } from "../contract"
import catalogue from "../i18n/en.json"
import type { Owner } from "./own-creator"

const { intro, about, notes } = catalogue.creatorData

/** Says in plain words what each file is. */
export function readme(name: string, takenAt: Date): string {
  const head = intro
    .replace("{name}", name)
    .replace("{date}", takenAt.toISOString())
  const entries = [...CREATOR_DATA_FILES, CREATOR_TEXTS] as const
  const files = entries
    .filter((file) => file !== "README.txt")
    .map((file) => `${file}\n${about[file]}`)
  return `${[head, ...files, ...notes].join("\n\n")}\n`
}

export async function* readmeText({ creator }: Owner): AsyncGenerator<string> {
  yield await Promise.resolve(readme(creator.display_name, new Date()))
}
