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

/** Looked at before anything follows the nesting down. */
function isShallow(value: unknown, left = DEEPEST): boolean {
  const { content } = (value ?? {}) as { content?: unknown }
  return (
    !Array.isArray(content) ||
    (left > 0 && content.every((child) => isShallow(child, left - 1)))
  )
}

export const richText = z
  .custom<unknown>((value) => isShallow(value), "This text is nested too deep.")
  .pipe(node)
  .refine((doc) => doc.type === "doc", "A text begins with `doc`.")
  .refine(
    (doc) => JSON.stringify(doc).length <= MOST_CHARACTERS,
    "This text is too long."
  )
export type RichText = z.infer<typeof richText>

/** Nothing to read in it. */
export const isBlank = (doc: RichNode): boolean =>
  !doc.text?.trim() && (doc.content ?? []).every(isBlank)
