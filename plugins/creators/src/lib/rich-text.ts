import sanitizeHtml from "sanitize-html"
import type { RichNode } from "../contract"

type Mark = NonNullable<RichNode["marks"]>[number]

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const TAGS: Record<string, string> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  blockquote: "blockquote",
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
}

/** Headings begin at 2: the page has the title. */
const level = (attrs: RichNode["attrs"]) => (attrs?.level === 3 ? 3 : 2)

function marked(html: string, { type, attrs }: Mark): string {
  if (type === "link") {
    const href = typeof attrs?.href === "string" ? attrs.href : ""
    return `<a href="${escape(href)}">${html}</a>`
  }
  const tag = TAGS[type]
  return tag ? `<${tag}>${html}</${tag}>` : html
}
function draw(node: RichNode): string {
  if (node.type === "text") {
    return (node.marks ?? []).reduce(marked, escape(node.text ?? ""))
  }
  const inside = (node.content ?? []).map(draw).join("")
  switch (node.type) {
    case "doc":
      return inside
    case "hardBreak":
      return "<br>"
    case "horizontalRule":
      return "<hr>"
    case "heading":
      return `<h${level(node.attrs)}>${inside}</h${level(node.attrs)}>`
    default: {
      const tag = TAGS[node.type]
      return tag ? `<${tag}>${inside}</${tag}>` : inside
    }
  }
}

/**
 * Rich text as HTML for a page. It is made from known nodes and escaped text,
 * and then passed through an allow-list once more: a row may be older than
 * today's rules.
 */
export function renderSafe(doc: RichNode): string {
  return sanitizeHtml(draw(doc), {
    allowedTags: [
      ...["p", "h2", "h3", "ul", "ol", "li", "blockquote", "br", "hr"],
      ...["strong", "em", "u", "s", "a"],
    ],
    allowedAttributes: { a: ["href", "rel"] },
    allowedSchemes: ["https", "http", "mailto"],
    transformTags: {
      a: sanitizeHtml.simpleTransform("a", { rel: "nofollow noopener" }),
    },
  })
}
