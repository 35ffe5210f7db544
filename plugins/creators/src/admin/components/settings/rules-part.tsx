import { useTranslation } from "react-i18next"
import { ORGANIZATION_FEATURES, type StudioSettings } from "../../../contract"
import type { Draft } from "../../lib/settings-draft"
import { Part, Toggle } from "./field"

interface Props {
  settings: StudioSettings
  draft: Draft
  change: (patch: Partial<Draft>) => void
}

/** Who may publish, and what is switched on here. */
export const RulesPart = ({ settings, draft, change }: Props) => {
  const { t } = useTranslation()
  const label = (name: string) => t(`codexCreators.settings.rules.${name}`)
  return (
    <Part title={label("title")} purpose={label("purpose")}>
      <Toggle
        id="publish_review"
        label={label("review")}
        hint={label("reviewHint")}
        checked={draft.publish_review}
        disabled={!settings.editable}
        onChange={(publish_review) => change({ publish_review })}
      />
      {ORGANIZATION_FEATURES.map((name) => {
        const allowed = settings.features[name].platform
        return (
          <Toggle
            key={name}
            id={`feature-${name}`}
            label={t(`codexCreators.settings.features.${name}`)}
            hint={
              allowed
                ? t(`codexCreators.settings.features.${name}Hint`)
                : label("offForAll")
            }
            checked={allowed && draft.features[name]}
            disabled={!settings.editable || !allowed}
            onChange={(on) =>
              change({ features: { ...draft.features, [name]: on } })
            }
          />
        )
      })}
    </Part>
  )
}
