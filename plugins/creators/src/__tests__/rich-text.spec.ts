import { fromPlainText, isBlank, richText, type RichNode } from "../contract"
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

  it("nests so deep and no deeper", () => {
    let node: RichNode = paragraph(text("x"))
    for (let depth = 0; depth < 40; depth++) {
      node = { type: "blockquote", content: [node] }
    }
    expect(richText.safeParse(doc(node)).success).toBe(false)
  })
})

it("makes paragraphs of plain text and knows an empty one", () => {
  const body = fromPlainText("One.\n\nTwo.")
  expect(renderSafe(body)).toBe("<p>One.</p><p>Two.</p>")
  expect(isBlank(fromPlainText("  \n\n "))).toBe(true)
  expect(isBlank(body)).toBe(false)
})
