import { mediaFailure } from "@codex/media"

/** A language tag as everybody writes it: `EN-us` is `en-US`. */
export function canonicalLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag
  } catch {
    throw mediaFailure("text_track_language", { language: tag })
  }
}

/** What its speakers call it: `Deutsch`. */
export function languageName(tag: string): string {
  const names = new Intl.DisplayNames([tag], { type: "language" })
  return (names.of(tag) ?? tag).slice(0, 80)
}
