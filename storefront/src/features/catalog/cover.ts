import { COVER_WIDTHS } from "@codex/plugin-content/contract"

/** The sizes a cover is kept in, as `srcset` names them. */
export function coverSet(src: string): string {
  const more = src.includes("?") ? "&" : "?"
  return COVER_WIDTHS.map((w) => `${src}${more}w=${w} ${w}w`).join(", ")
}

/** How wide covers are shown: cards in one, two or three columns, a post. */
export const CARD_SIZES =
  "(min-width: 1024px) 384px, (min-width: 640px) 46vw, 92vw"
export const POST_SIZES = "(min-width: 1024px) 800px, 92vw"

/** Covers of a list seen without scrolling; the first before everything else. */
export const eagerness = (index: number): boolean | "first" =>
  index === 0 ? "first" : index < 3
