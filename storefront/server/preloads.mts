/** Values of attributes in our own markup, which Astro quotes and escapes. */
function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value.replaceAll("&amp;", "&").replaceAll("&#38;", "&")
}

/** What a header cannot carry as it is would be read as something else. */
const isPlain = (value: string) =>
  /^[\x21\x23-\x3b\x3d\x3f-\x7e ]*$/.test(value)

const STYLES = /<link rel="stylesheet" href="[^"]+"/g
const FIRST_PICTURE = /<img [^>]*fetchpriority="high"[^>]*>/

function picture(tag: string): string {
  const set = attribute(tag, "srcset")
  const parts = [
    `<${attribute(tag, "src")}>; rel=preload; as=image; fetchpriority=high`,
    set && `imagesrcset="${set}"; imagesizes="${attribute(tag, "sizes")}"`,
  ]
  return parts.filter(Boolean).join("; ")
}

/**
 * What a page is drawn with, as a `Link` header (RFC 8288; HTML, preload): a
 * browser asks for it when the answer begins, before it has read the page.
 */
export function preloads(html: string): string | undefined {
  const head = html.slice(0, html.indexOf("</head>"))
  const styles = [...head.matchAll(STYLES)].map(
    ([tag]) => `<${attribute(tag, "href")}>; rel=preload; as=style`
  )
  const [first] = FIRST_PICTURE.exec(html) ?? []
  const links = [...styles, ...(first ? [picture(first)] : [])]
  const known = links.filter((link) => isPlain(link.replace(/["<>]/g, "")))
  return known.length > 0 ? known.join(", ") : undefined
}
