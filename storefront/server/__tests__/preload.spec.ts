import { preload } from "../preload.mts"

const page = (body: string) => `<html><body>${body}</body></html>`

describe("the first picture is asked for at once", () => {
  it("in all its sizes", () => {
    const img = `<img src="/c?v=1" srcset="/c?v=1&amp;w=480 480w, /c?v=1&amp;w=960 960w" sizes="(min-width: 1024px) 384px, 92vw" alt="" fetchpriority="high">`
    expect(preload(page(img))).toBe(
      "</c?v=1>; rel=preload; as=image; fetchpriority=high; " +
        'imagesrcset="/c?v=1&w=480 480w, /c?v=1&w=960 960w"; ' +
        'imagesizes="(min-width: 1024px) 384px, 92vw"'
    )
  })

  it.each([
    "<p>",
    '<img src="/a">',
    '<img src="/ä" fetchpriority="high">',
    '<img src="/a>b" fetchpriority="high">',
    '<img src="/a\nb" fetchpriority="high">',
  ])("not where there is none, or a header cannot carry it: %j", (html) => {
    expect(preload(page(html))).toBeUndefined()
  })
})
