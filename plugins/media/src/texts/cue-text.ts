/** An ampersand or bracket that is itself, not the begin of something. */
const LONE_AND = /&(?!(?:amp|lt|gt|lrm|rlm|nbsp|#\d+);)/g
const LONE_BRACKET =
  /<(?!\/?(?:i|b|u|c|v|lang|ruby|rt)(?:[.\s][^<>]*)?>|\d[\d:.]*>)/g

/**
 * What a person typed, or an SRT file says, as the text of a cue: the tags of
 * WebVTT stay, everything else is taken literally.
 */
export function asCueText(text: string, plain = false): string {
  return text
    .replace(LONE_AND, "&amp;")
    .replace(plain ? /</g : LONE_BRACKET, "&lt;")
    .replaceAll("-->", "--&gt;")
}

const LITERAL: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
}

/** The way back, for a field in which it is edited. */
export function asTyped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (name) => LITERAL[name] ?? name)
}
