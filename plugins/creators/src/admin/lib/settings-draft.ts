import {
  CATEGORIES,
  ORGANIZATION_FEATURES,
  type StudioSettings,
  type UpdateSettingsBody,
} from "../../contract"

type FeatureName = (typeof ORGANIZATION_FEATURES)[number]

/** The settings as they stand in the form: texts, never null. */
export interface Draft {
  name: string
  legal_name: string
  tagline: string
  description: string
  brand_color: string
  support_email: string
  timezone: string
  category: string
  publish_review: boolean
  features: Record<FeatureName, boolean>
}

export function draftOf(settings: StudioSettings): Draft {
  const { name, legal_name, tagline, description, timezone } = settings
  const features = ORGANIZATION_FEATURES.map((feature) => [
    feature,
    settings.features[feature].on,
  ])
  return {
    ...{ name, legal_name, tagline, description, timezone },
    brand_color: settings.brand_color ?? "",
    support_email: settings.support_email ?? "",
    category: settings.category,
    publish_review: settings.publish_review,
    features: Object.fromEntries(features) as Draft["features"],
  }
}

export const isChanged = (draft: Draft, settings: StudioSettings): boolean =>
  JSON.stringify(draft) !== JSON.stringify(draftOf(settings))

/** Only what the operator leaves to the organization is sent. */
export function bodyOf(
  draft: Draft,
  settings: StudioSettings
): UpdateSettingsBody {
  const open = ORGANIZATION_FEATURES.filter(
    (name) => settings.features[name].platform
  )
  const features = open.map((name) => [name, draft.features[name]] as const)
  return {
    ...draft,
    brand_color: draft.brand_color.trim() || null,
    support_email: draft.support_email.trim() || null,
    category: CATEGORIES.find((known) => known === draft.category) ?? "",
    features: Object.fromEntries(features),
  }
}
