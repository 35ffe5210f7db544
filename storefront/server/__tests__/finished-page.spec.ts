import { improvedPage } from "../finished-page.mts"

const rendered = {
  headers: {
    "content-type": "text/html",
    "content-security-policy": "style-src 'self'",
  },
  body: Buffer.from('<link rel="stylesheet" href="/a.css"><p>Hi</p>'),
  madeAt: 1,
}
const load = () => Promise.resolve("p{color:red}")
const nobody = () => Promise.reject(new Error("asked again"))

describe("a page that is finished", () => {
  it("is not finished again while it is rendered as before", async () => {
    const first = await improvedPage(rendered, load)
    const later = { ...rendered, madeAt: 2 }
    const again = await improvedPage(later, nobody, first)
    expect(again.brotli).toBe(first.brotli)
    expect(again.madeAt).toBe(2)
  })

  it.each([
    { body: Buffer.from("<p>Ho</p>") },
    { headers: { ...rendered.headers, "content-language": "de" } },
  ])("is finished again when anything is otherwise", async (change) => {
    const first = await improvedPage(rendered, load)
    const again = await improvedPage({ ...rendered, ...change }, load, first)
    expect(again.brotli).not.toBe(first.brotli)
    expect(again.plain).not.toEqual(first.plain)
  })
})
