import { XMark } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import type { UnfinishedUploadDto } from "../../contract"
import { ago, bytes, exactTime } from "../lib/format"
import { useContinue, useDiscard } from "../lib/use-interrupted"

const KEY = "codexMedia.tray.interrupted"

/**
 * A browser forgets files with a reload; storage does not forget their parts.
 * The same file, chosen again, goes on where it stopped.
 */
export const InterruptedRow = ({ upload }: { upload: UnfinishedUploadDto }) => {
  const { t, i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const goOn = useContinue(upload)
  const discard = useDiscard(upload)
  const name = upload.filename
  const begun = ago(upload.created_at, Date.now(), i18n.language)
  return (
    <li className="flex items-center justify-between gap-x-2 px-4 py-3">
      <div className="flex min-w-0 flex-col">
        <Text size="small" weight="plus" className="truncate">
          {name}
        </Text>
        <Text
          size="xsmall"
          className="text-ui-fg-subtle"
          title={exactTime(upload.created_at, i18n.language)}
        >
          {t(`${KEY}.text`, { size: bytes(upload.size_bytes), begun })}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-1">
        <input
          ref={input}
          type="file"
          hidden
          data-testid={`codex-media-continue-${upload.id}`}
          onChange={(event) => {
            goOn(event.target.files?.[0])
            event.target.value = ""
          }}
        />
        <Button
          size="small"
          variant="secondary"
          aria-label={t(`${KEY}.chooseLabel`, { name })}
          onClick={() => input.current?.click()}
        >
          {t(`${KEY}.choose`)}
        </Button>
        <IconButton
          size="small"
          variant="transparent"
          disabled={discard.isPending}
          aria-label={t(`${KEY}.discard`, { name })}
          onClick={() => discard.mutate()}
        >
          <XMark />
        </IconButton>
      </div>
    </li>
  )
}
