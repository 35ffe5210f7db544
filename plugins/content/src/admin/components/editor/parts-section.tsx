import { ArrowDownMini, ArrowUpMini, XMarkMini } from "@medusajs/icons"
import { Badge, Button, IconButton, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StudioPart } from "../../../contract"
import { dollars } from "../../lib/dollars"
import type { Editor } from "../../lib/use-editor"
import { PartsDrawer } from "./parts-drawer"
import { Section } from "./section"

interface PartRowProps {
  part: StudioPart
  first: boolean
  last: boolean
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

const PartRow = ({ part, ...row }: PartRowProps) => {
  const { t } = useTranslation()
  const { title } = part
  const text = (key: string) => t(`codexContent.parts.${key}`, { title })
  return (
    <li className="flex items-center gap-3 rounded-lg border px-3 py-2">
      <Text size="small" weight="plus" className="min-w-0 flex-1 truncate">
        {title}
      </Text>
      {part.status !== "published" && (
        <Badge size="2xsmall" color="orange">
          {text("offSale")}
        </Badge>
      )}
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {part.price_label}
      </Text>
      <div className="flex items-center">
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={text("up")}
          disabled={row.first}
          onClick={() => row.onMove(-1)}
        >
          <ArrowUpMini />
        </IconButton>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={text("down")}
          disabled={row.last}
          onClick={() => row.onMove(1)}
        >
          <ArrowDownMini />
        </IconButton>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={text("remove")}
          onClick={row.onRemove}
        >
          <XMarkMini />
        </IconButton>
      </div>
    </li>
  )
}

function moved(parts: StudioPart[], index: number, by: 1 | -1): StudioPart[] {
  const next = [...parts]
  const [part] = next.splice(index, 1)
  if (part) {
    next.splice(index + by, 0, part)
  }
  return next
}

const Empty = () => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-8 text-center">
      <Text size="small" weight="plus">
        {t("codexContent.parts.emptyTitle")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("codexContent.parts.emptyText")}
      </Text>
    </div>
  )
}

/** The posts of a bundle, and what they cost one by one. */
export const PartsSection = ({ draft, change }: Editor) => {
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
  const { parts } = draft
  const sum = parts.reduce((total, part) => total + part.price_minor, 0)
  return (
    <Section
      heading={t("codexContent.parts.heading")}
      purpose={t("codexContent.parts.purpose")}
      action={
        <Button
          type="button"
          size="small"
          variant="secondary"
          className="shrink-0"
          onClick={() => setPicking(true)}
        >
          {t("codexContent.parts.add")}
        </Button>
      }
    >
      {parts.length === 0 ? (
        <Empty />
      ) : (
        <>
          <ol className="flex flex-col gap-2">
            {parts.map((part, index) => (
              <PartRow
                key={part.id}
                part={part}
                first={index === 0}
                last={index === parts.length - 1}
                onMove={(by) => change({ parts: moved(parts, index, by) })}
                onRemove={() =>
                  change({ parts: parts.filter((one) => one.id !== part.id) })
                }
              />
            ))}
          </ol>
          <Text size="small" className="text-ui-fg-subtle text-right">
            {t("codexContent.parts.sum", { amount: dollars(sum) })}
          </Text>
        </>
      )}
      <PartsDrawer
        open={picking}
        onOpenChange={setPicking}
        taken={parts.map((part) => part.id)}
        onAdd={(added) => change({ parts: [...parts, ...added] })}
      />
    </Section>
  )
}
