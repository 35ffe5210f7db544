import { Button } from "@medusajs/ui"
import type { ChainedCommands } from "@tiptap/core"
import { EditorContent, useEditor } from "@tiptap/react"
import StarterKit from "@tiptap/starter-kit"
import { useTranslation } from "react-i18next"
import type { RichNode } from "../../../contract"

interface Tool {
  name: string
  /** The node or mark that is there while it is pressed. */
  on: string
  turn: (chain: ChainedCommands) => ChainedCommands
}

const TOOLS: readonly Tool[] = [
  {
    name: "heading",
    on: "heading",
    turn: (chain) => chain.toggleHeading({ level: 2 }),
  },
  { name: "bold", on: "bold", turn: (chain) => chain.toggleBold() },
  { name: "italic", on: "italic", turn: (chain) => chain.toggleItalic() },
  {
    name: "bullets",
    on: "bulletList",
    turn: (chain) => chain.toggleBulletList(),
  },
  {
    name: "numbers",
    on: "orderedList",
    turn: (chain) => chain.toggleOrderedList(),
  },
  {
    name: "quote",
    on: "blockquote",
    turn: (chain) => chain.toggleBlockquote(),
  },
]

/** Nothing that the storefront could not show (contract/rich-text). */
const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    link: { openOnClick: false },
  }),
]

/** The admin resets all of this, and a plugin brings no style sheet. */
const LOOK = [
  "min-h-64 rounded-md border p-3 outline-none focus-visible:shadow-borders-focus",
  "[&>*+*]:mt-3 [&_:is(h2,h3)]:text-base [&_:is(h2,h3)]:font-semibold",
  "[&_ul]:list-disc [&_ul]:pl-6 [&_ol]:list-decimal [&_ol]:pl-6",
  "[&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_a]:underline",
].join(" ")

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
    // So that the toolbar shows what holds where the cursor is.
    shouldRerenderOnTransaction: true,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        class: LOOK,
      },
    },
    onUpdate: ({ editor: of }) => onChange(of.getJSON() as RichNode),
  })
  return (
    <div className="flex flex-col gap-2">
      {editable ? (
        <div role="toolbar" aria-label={label} className="flex flex-wrap gap-1">
          {TOOLS.map(({ name, on, turn }) => (
            <Button
              key={name}
              size="small"
              variant={editor?.isActive(on) ? "primary" : "secondary"}
              aria-pressed={editor?.isActive(on) ?? false}
              // The cursor stays in the text, so what is typed next is in it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => editor && turn(editor.chain().focus()).run()}
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
