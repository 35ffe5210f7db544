import list from "./common-passwords.json"

/** Tried first by everybody who guesses. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  list.words.split(" ")
)
