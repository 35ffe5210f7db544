/** `%` and `_` typed by a person are letters, not wildcards. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`
}
