/** How the content of a type is told from its first bytes. */
type Sign = "pdf" | "zip" | "epub" | "text" | "json" | Picture
type Picture = "png" | "jpeg" | "gif" | "webp"

export interface FileType {
  label: string
  extension: string
  contentTypes: readonly string[]
  sign: Sign
}

/** What Windows says of it where Excel is installed. */
const CSV_OF_WINDOWS = "application/vnd.ms-excel"
const OFFICE = "application/vnd.openxmlformats-officedocument"

/**
 * What may be sold as it is. The first content type is the one it is sent
 * with. On no list: whatever a browser or a system would run (HTML, SVG,
 * scripts, programs, documents with macros).
 */
export const FILE_TYPES: readonly FileType[] = [
  type("PDF", "pdf", "pdf", "application/pdf", "application/x-pdf"),
  type("EPUB", "epub", "epub", "application/epub+zip"),
  type("ZIP", "zip", "zip", "application/zip", "application/x-zip-compressed"),
  type("DOCX", "docx", "zip", `${OFFICE}.wordprocessingml.document`),
  type("XLSX", "xlsx", "zip", `${OFFICE}.spreadsheetml.sheet`),
  type("PPTX", "pptx", "zip", `${OFFICE}.presentationml.presentation`),
  type("TXT", "txt", "text", "text/plain"),
  type("MD", "md", "text", "text/markdown", "text/plain", "text/x-markdown"),
  type("CSV", "csv", "text", "text/csv", "text/plain", CSV_OF_WINDOWS),
  type("JSON", "json", "json", "application/json", "text/plain"),
  type("PNG", "png", "png", "image/png"),
  type("JPG", "jpg", "jpeg", "image/jpeg"),
  type("JPEG", "jpeg", "jpeg", "image/jpeg"),
  type("GIF", "gif", "gif", "image/gif"),
  type("WebP", "webp", "webp", "image/webp"),
]

function type(
  label: string,
  extension: string,
  sign: Sign,
  ...contentTypes: string[]
): FileType {
  return { label, extension, sign, contentTypes }
}

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, end))

/** An EPUB is a ZIP that names itself first (EPUB 3.3, OCF §4.2.2). */
const EPUB_NAME = "mimetypeapplication/epub+zip"

const MAGIC: Record<Picture | "pdf" | "zip" | "epub", RegExp> = {
  pdf: /^%PDF-\d/,
  zip: /^PK\x03\x04/,
  epub: new RegExp(`^PK\\x03\\x04[^]{26}${EPUB_NAME.replace("+", "\\+")}`),
  png: /^\x89PNG\r\n\x1a\n/,
  jpeg: /^\xff\xd8\xff/,
  gif: /^GIF8[79]a/,
  webp: /^RIFF[^]{4}WEBP/,
}
const MAGIC_BYTES = 64

/** Control characters that text has no use for; tabs and line ends stay. */
const NOT_TEXT = /[\x00-\x08\x0e-\x1f\x7f]/

/**
 * Whether these bytes are UTF-8 text. A piece of a file may end in the middle
 * of a character; the decoder keeps it for the next one.
 */
export function isPlainText(
  bytes: Uint8Array,
  decoder = new TextDecoder("utf-8", { fatal: true }),
  options: { stream?: boolean } = { stream: true }
): boolean {
  try {
    return !NOT_TEXT.test(decoder.decode(bytes, options))
  } catch {
    return false
  }
}

const JSON_BEGINS = /^\uFEFF?\s*[[{"\d-]|^\uFEFF?\s*(?:true|false|null)\b/

function hasSign(bytes: Uint8Array, sign: Sign): boolean {
  if (sign === "text") {
    return isPlainText(bytes)
  }
  if (sign === "json") {
    const start = new TextDecoder().decode(bytes.subarray(0, 1024))
    return isPlainText(bytes) && JSON_BEGINS.test(start)
  }
  return MAGIC[sign].test(ascii(bytes, 0, MAGIC_BYTES))
}

/** The type of a name whose content these first bytes begin; else `null`. */
export function fileTypeOf(
  filename: string,
  firstBytes: Uint8Array
): FileType | null {
  const extension = filename.toLowerCase().split(".").pop() ?? ""
  const named = FILE_TYPES.find((entry) => entry.extension === extension)
  return named && hasSign(firstBytes, named.sign) ? named : null
}
