import { XMarkMini } from "@medusajs/icons"
import { Badge, Input } from "@medusajs/ui"
import { useState, type KeyboardEvent } from "react"
import { useTranslation } from "react-i18next"

const MAX_TAGS = 10
const MAX_LENGTH = 30

interface TagsInputProps {
  id?: string
  tags: readonly string[]
  onChange: (tags: string[]) => void
}

/** Chips: Enter or a comma adds, Backspace in the empty box takes one away. */
export const TagsInput = ({ tags, onChange, ...rest }: TagsInputProps) => {
  const { t } = useTranslation()
  const [text, setText] = useState("")
  const add = () => {
    const tag = text.trim().toLowerCase().replace(/\s+/g, " ")
    if (tag && !tags.includes(tag) && tags.length < MAX_TAGS) {
      onChange([...tags, tag])
    }
    setText("")
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault()
      add()
    } else if (event.key === "Backspace" && text === "") {
      onChange(tags.slice(0, -1))
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <Input
        {...rest}
        value={text}
        maxLength={MAX_LENGTH}
        disabled={tags.length >= MAX_TAGS}
        placeholder={t("codexContent.details.tagsPlaceholder")}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      {tags.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <Badge key={tag} size="small" className="gap-1 pr-1">
              {tag}
              <button
                type="button"
                className="text-ui-fg-subtle hover:text-ui-fg-base"
                aria-label={t("codexContent.details.removeTag", { tag })}
                onClick={() => onChange(tags.filter((one) => one !== tag))}
              >
                <XMarkMini />
              </button>
            </Badge>
          ))}
        </div>
      )}
    </div>
  )
}
