import { z } from "zod"

/** Rich text as the editor keeps it, and nothing the editor cannot make. */
export interface RichNode {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: RichNode[]
}

const NODES = [
  "doc",
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "horizontalRule",
  "hardBreak",
  "text",
] as const
const MARKS = ["bold", "italic", "underline", "strike", "link"] as const

const mark = z.object({
  type: z.enum(MARKS),
  attrs: z.record(z.string(), z.unknown()).optional(),
})

const node: z.ZodType<RichNode> = z.lazy(() =>
  z.object({
    type: z.enum(NODES),
    text: z.string().max(20_000).optional(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    marks: z.array(mark).max(8).optional(),
    content: z.array(node).max(2_000).optional(),
  })
)

const MOST_CHARACTERS = 200_000
const DEEPEST = 20

const depthOf = ({ content = [] }: RichNode, at = 1): number =>
  at > DEEPEST
    ? at
    : content.reduce(
        (most, child) => Math.max(most, depthOf(child, at + 1)),
        at
      )

export const richText = node
  .refine((doc) => doc.type === "doc", "A text begins with `doc`.")
  .refine((doc) => depthOf(doc) <= DEEPEST, "This text is nested too deep.")
  .refine(
    (doc) => JSON.stringify(doc).length <= MOST_CHARACTERS,
    "This text is too long."
  )
export type RichText = z.infer<typeof richText>

/** Plain paragraphs as rich text: an empty line separates them. */
export function fromPlainText(text: string): RichNode {
  const content = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => ({
      type: "paragraph",
      content: [{ type: "text", text: paragraph }],
    }))
  return { type: "doc", content }
}

/** Nothing to read in it. */
export const isBlank = (doc: RichNode): boolean =>
  !doc.text?.trim() && (doc.content ?? []).every(isBlank)
