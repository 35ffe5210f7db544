import { createHash } from "node:crypto"
import { inlineStyles } from "../inline-styles.mts"

const SHEETS: Record<string, string> = {
  "/theme.css?brand=%23aa&v=1": "p{color:red}",
  "/a.css": "a{}$&",
  "/evil.css": "</style><script>",
}
const load = (path: string) => Promise.resolve(SHEETS[path] ?? "")
const link = (href: string) => `<link rel="stylesheet" href="${href}">`

const page = (html: string) => ({
  headers: { "content-security-policy": "style-src 'self'; img-src x" },
  body: Buffer.from(html),
  madeAt: 0,
})

describe("a page brings its styles along", () => {
  it("in their order, and the policy knows them", async () => {
    const html = `<head>${link("/theme.css?brand=%23aa&amp;v=1")}${link("/a.css")}</head>`
    const { body, headers } = await inlineStyles(page(html), load)
    const styles = "p{color:red}\na{}$&"
    expect(body.toString()).toBe(`<head><style>${styles}</style></head>`)
    const hash = createHash("sha256").update(styles).digest("base64")
    expect(headers["content-security-policy"]).toBe(
      `style-src 'sha256-${hash}' 'self'; img-src x`
    )
  })

  it.each([link("/evil.css"), link("https://cdn.example/a.css"), "<p>"])(
    "leaves %s as it is",
    async (html) => {
      const before = page(html)
      expect(await inlineStyles(before, load)).toBe(before)
    }
  )
})
