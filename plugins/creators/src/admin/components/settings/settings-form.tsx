import { Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StudioSettings } from "../../../contract"
import {
  bodyOf,
  draftOf,
  isChanged,
  type Draft,
} from "../../lib/settings-draft"
import { useSaveSettings } from "../../lib/use-settings"
import { BrandPart } from "./brand-part"
import { GeneralPart } from "./general-part"
import { LegalPart, type LegalDrafts } from "./legal-part"
import { RulesPart } from "./rules-part"
import { SaveBar } from "./save-bar"

/** All settings of one organization; members read them. */
export const SettingsForm = ({ settings }: { settings: StudioSettings }) => {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>(() => draftOf(settings))
  const [texts, setTexts] = useState<LegalDrafts>({})
  const save = useSaveSettings()
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch })
  const keep = () =>
    save.mutate(bodyOf(draft, settings), {
      onSuccess: (answer) => setDraft(draftOf(answer.settings)),
    })
  const parts = { settings, draft, change }
  return (
    <div className="flex flex-col gap-2">
      <Container className="px-6 py-6">
        <Heading>{t("codexCreators.settings.title")}</Heading>
        <Text className="text-ui-fg-subtle">
          {settings.editable
            ? t("codexCreators.settings.purpose", { name: settings.name })
            : t("codexCreators.settings.readOnly")}
        </Text>
      </Container>
      <GeneralPart {...parts} />
      <BrandPart {...parts} />
      <RulesPart {...parts} />
      <LegalPart settings={settings} drafts={texts} onDraft={setTexts} />
      <SaveBar
        changed={settings.editable && isChanged(draft, settings)}
        unpublished={Object.keys(texts).length > 0}
        saving={save.isPending}
        onSave={keep}
        onDiscard={() => setDraft(draftOf(settings))}
      />
    </div>
  )
}
