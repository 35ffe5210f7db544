import { Field } from "@codex/admin-kit"
import { Container, Heading, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { PLATFORM_FEATURES, type PlatformSettingsView } from "../../../contract"
import { useSavePlatform } from "../../lib/use-settings"
import { Part, Toggle } from "../settings/field"
import { SaveBar } from "../settings/save-bar"
import { IntegrationCards } from "./integration-cards"

const draftOf = ({ name, support_email, features }: PlatformSettingsView) => ({
  name,
  support_email: support_email ?? "",
  features,
})

/** What holds for every organization; operators only. */
export const PlatformForm = ({ view }: { view: PlatformSettingsView }) => {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(view))
  const save = useSavePlatform()
  const label = (name: string) => t(`codexCreators.platform.${name}`)
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(view))
  const keep = () =>
    save.mutate(
      { ...draft, support_email: draft.support_email.trim() || null },
      { onSuccess: (answer) => setDraft(draftOf(answer)) }
    )
  return (
    <div className="flex flex-col gap-2">
      <Container className="px-6 py-6">
        <Heading>{label("title")}</Heading>
        <Text className="text-ui-fg-subtle">{label("purpose")}</Text>
      </Container>
      <IntegrationCards integrations={view.integrations} />
      <Part title={label("general")} purpose={label("generalPurpose")}>
        <Field id="name" label={label("name")} hint={label("nameHint")}>
          <Input
            id="name"
            maxLength={120}
            value={draft.name}
            onChange={(event) =>
              setDraft({ ...draft, name: event.target.value })
            }
          />
        </Field>
        <Field
          id="support_email"
          label={label("supportEmail")}
          hint={label("supportEmailHint")}
        >
          <Input
            id="support_email"
            type="email"
            value={draft.support_email}
            onChange={(event) =>
              setDraft({ ...draft, support_email: event.target.value })
            }
          />
        </Field>
      </Part>
      <Part title={label("features")} purpose={label("featuresPurpose")}>
        {PLATFORM_FEATURES.map((name) => (
          <Toggle
            key={name}
            id={`feature-${name}`}
            label={t(`codexCreators.settings.features.${name}`)}
            hint={t(`codexCreators.settings.features.${name}Hint`)}
            checked={draft.features[name]}
            onChange={(on) =>
              setDraft({
                ...draft,
                features: { ...draft.features, [name]: on },
              })
            }
          />
        ))}
      </Part>
      <SaveBar
        changed={changed}
        saving={save.isPending}
        onSave={keep}
        onDiscard={() => setDraft(draftOf(view))}
      />
    </div>
  )
}
