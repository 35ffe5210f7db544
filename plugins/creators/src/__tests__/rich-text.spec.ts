import { isBlank, richText, type RichNode } from "../contract"
import { renderSafe } from "../lib/rich-text"

const text = (value: string, ...marks: RichNode["marks"] & object) => ({
  type: "text",
  text: value,
  marks,
})
const doc = (...content: RichNode[]): RichNode => ({ type: "doc", content })
const paragraph = (...content: RichNode[]): RichNode => ({
  type: "paragraph",
  content,
})

describe("rich text becomes HTML that is safe to show", () => {
  it("draws what the editor makes", () => {
    const html = renderSafe(
      doc(
        { type: "heading", attrs: { level: 2 }, content: [text("Refunds")] },
        paragraph(text("Within ", { type: "bold" }), text("30 days")),
        {
          type: "bulletList",
          content: [{ type: "listItem", content: [paragraph(text("one"))] }],
        }
      )
    )
    expect(html).toBe(
      "<h2>Refunds</h2><p><strong>Within </strong>30 days</p><ul><li><p>one</p></li></ul>"
    )
  })

  it.each([
    ["<script>alert(1)</script>", "script"],
    ['" onmouseover="x', "onmouseover="],
  ])("shows %s as letters", (value, never) => {
    const html = renderSafe(doc(paragraph(text(value))))
    expect(html).not.toContain(`<${never}`)
    expect(html.replace(/&[^;]+;/g, "")).not.toMatch(/<(?!\/?p>)/)
  })

  it("takes the address of a script from a link", () => {
    const link = (href: string) =>
      doc(paragraph(text("x", { type: "link", attrs: { href } })))
    expect(renderSafe(link("javascript:alert(1)"))).not.toContain("javascript")
    expect(renderSafe(link('https://a.example/"><img src=x>'))).not.toContain(
      "<img"
    )
    expect(renderSafe(link("https://a.example"))).toContain(
      'href="https://a.example"'
    )
  })
})

describe("what is no text of the editor is refused", () => {
  it.each([
    doc({ type: "iframe" }),
    { type: "paragraph" },
    doc(paragraph(text("x", { type: "highlight" }))),
  ])("%j", (body) => {
    expect(richText.safeParse(body).success).toBe(false)
  })

  it.each([
    [10, true],
    [40, false],
    // More than a stack has room for, and still only refused.
    [100_000, false],
  ])("%i blockquotes in each other", (depth, isFine) => {
    let node: RichNode = paragraph(text("x"))
    for (let at = 0; at < depth; at++) {
      node = { type: "blockquote", content: [node] }
    }
    expect(richText.safeParse(doc(node)).success).toBe(isFine)
  })
})

it("knows an empty text", () => {
  expect(isBlank(doc(paragraph(text("  ")), paragraph()))).toBe(true)
  expect(isBlank(doc(paragraph(), paragraph(text("Two."))))).toBe(false)
})
