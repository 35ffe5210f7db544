/** Values of attributes in our own markup, which Astro quotes and escapes. */
function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value.replaceAll("&amp;", "&").replaceAll("&#38;", "&")
}

const FIRST = /<img [^>]*fetchpriority="high"[^>]*>/
/** What else there is a header cannot carry, or would be read otherwise. */
const PLAIN = /^[\x20-\x7e]*$/

/**
 * A page's first picture as a `Link` header (RFC 8288; HTML, preload): a browser
 * asks for it when the answer begins, before it has read the page.
 */
export function preload(html: string): string | undefined {
  const [tag = ""] = FIRST.exec(html) ?? []
  const [src, set, sizes] = ["src", "srcset", "sizes"].map((name) =>
    attribute(tag, name)
  )
  const link = [
    `<${src ?? ""}>; rel=preload; as=image; fetchpriority=high`,
    ...(set ? [`imagesrcset="${set}"; imagesizes="${sizes ?? ""}"`] : []),
  ].join("; ")
  return src && !/[<>]/.test(src) && PLAIN.test(link) ? link : undefined
}
