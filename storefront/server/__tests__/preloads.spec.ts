import { preloads } from "../preloads.mts"

const page = (head: string, body = "") =>
  `<html><head>${head}</head><body>${body}</body></html>`
const sheet = (href: string) => `<link rel="stylesheet" href="${href}">`

describe("what a page is drawn with is asked for at once", () => {
  it("names its styles, in their order", () => {
    const html = page(sheet("/theme.css?brand=%23aa") + sheet("/_astro/a.css"))
    expect(preloads(html)).toBe(
      "</theme.css?brand=%23aa>; rel=preload; as=style, " +
        "</_astro/a.css>; rel=preload; as=style"
    )
  })

  it("names the first picture, in all its sizes", () => {
    const img = `<img src="/c?v=1" srcset="/c?v=1&amp;w=480 480w, /c?v=1&amp;w=960 960w" sizes="(min-width: 1024px) 384px, 92vw" alt="" fetchpriority="high">`
    expect(preloads(page("", img))).toBe(
      "</c?v=1>; rel=preload; as=image; fetchpriority=high; " +
        'imagesrcset="/c?v=1&w=480 480w, /c?v=1&w=960 960w"; ' +
        'imagesizes="(min-width: 1024px) 384px, 92vw"'
    )
  })

  it("names nothing else, nor what a header cannot carry", () => {
    expect(preloads(page("", "<img src=a>"))).toBeUndefined()
    expect(preloads(page(sheet("/ä\n.css")))).toBeUndefined()
    const later = page("", sheet("/a.css"))
    expect(preloads(later)).toBeUndefined()
  })
})
