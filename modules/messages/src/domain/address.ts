const MAILBOX = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/

/** One plain address: nothing that could be a second one or a header. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && MAILBOX.test(text)

/** Text as one line of a header; what could break out of it is a space. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()

/** A name that may stand before an address. */
export const headerName = (text: string): string =>
  oneLine(text.replace(/[<>"@,;]/g, " ")).slice(0, 120)
