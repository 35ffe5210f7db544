import { CloudArrowUp } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import type { AcceptedTypeDto } from "../../contract"

interface UploadButtonProps {
  accepts: readonly AcceptedTypeDto[]
  onChoose: (files: Iterable<File>) => void
}

/** Opens the picker for several files at once. */
export const UploadButton = ({ accepts, onChoose }: UploadButtonProps) => {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="codex-media-files"
        accept={accepts.map(({ extension }) => `.${extension}`).join(",")}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])])
          event.target.value = ""
        }}
      />
      <Button
        size="small"
        disabled={accepts.length === 0}
        onClick={() => input.current?.click()}
      >
        <CloudArrowUp />
        {t("codexMedia.library.upload")}
      </Button>
    </>
  )
}
