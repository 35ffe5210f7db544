import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StudioPart } from "../../../contract"
import { dollars } from "../../lib/dollars"
import { moved } from "../../lib/moved"
import type { Editor } from "../../lib/use-editor"
import { EmptyBox } from "./empty-box"
import { PartsDrawer } from "./parts-drawer"
import { RowActions, type RowPlace } from "./row-actions"
import { Section } from "./section"

const PartRow = ({ part, ...place }: RowPlace & { part: StudioPart }) => {
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
      <RowActions {...place} label={text} />
    </li>
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
        <EmptyBox
          title={t("codexContent.parts.emptyTitle")}
          text={t("codexContent.parts.emptyText")}
        />
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
