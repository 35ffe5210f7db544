import { Button } from "@medusajs/ui"
import { EditorContent, useEditor, type Editor } from "@tiptap/react"
import StarterKit from "@tiptap/starter-kit"
import { useTranslation } from "react-i18next"
import type { RichNode } from "../../../contract"

const TOOLS = [
  { name: "heading", on: "heading", run: (e: Editor) => toggleHeading(e) },
  {
    name: "bold",
    on: "bold",
    run: (e: Editor) => e.chain().focus().toggleBold().run(),
  },
  {
    name: "italic",
    on: "italic",
    run: (e: Editor) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: "bullets",
    on: "bulletList",
    run: (e: Editor) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: "numbers",
    on: "orderedList",
    run: (e: Editor) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "quote",
    on: "blockquote",
    run: (e: Editor) => e.chain().focus().toggleBlockquote().run(),
  },
] as const

function toggleHeading(editor: Editor): boolean {
  return editor.chain().focus().toggleHeading({ level: 2 }).run()
}

/** Nothing that the storefront could not show (contract/rich-text). */
const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    link: { openOnClick: false, protocols: ["https", "http", "mailto"] },
  }),
]

interface Props {
  label: string
  initial: RichNode | null
  editable: boolean
  onChange: (body: RichNode) => void
}

/** Headings, lists, emphasis and links; the text is kept as JSON. */
export const RichEditor = ({ label, initial, editable, onChange }: Props) => {
  const { t } = useTranslation()
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: initial,
    editable,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class:
          "min-h-64 rounded-md border p-3 outline-none focus-visible:shadow-borders-focus",
      },
    },
    onUpdate: ({ editor: of }) => onChange(of.getJSON() as RichNode),
  })
  return (
    <div className="flex flex-col gap-2">
      {editable ? (
        <div role="toolbar" aria-label={label} className="flex flex-wrap gap-1">
          {TOOLS.map(({ name, on, run }) => (
            <Button
              key={name}
              size="small"
              variant={editor?.isActive(on) ? "primary" : "secondary"}
              aria-pressed={editor?.isActive(on) ?? false}
              onClick={() => editor && run(editor)}
            >
              {t(`codexCreators.settings.editor.${name}`)}
            </Button>
          ))}
        </div>
      ) : null}
      <EditorContent editor={editor} />
    </div>
  )
}
