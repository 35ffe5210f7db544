/**
 * What can be switched (F214). `default` is how it stands where nobody said
 * anything; an organization can switch off what the platform has on, never the
 * other way round.
 */
export const FEATURES = {
  sign_up: { default: true, perOrganization: false },
  creator_approval: { default: false, perOrganization: false },
  creator_phone: { default: false, perOrganization: false },
  mfa_operators: { default: false, perOrganization: false },
  mfa_creators: { default: false, perOrganization: false },
  explore: { default: false, perOrganization: false },
  discounts: { default: true, perOrganization: true },
  bundles: { default: true, perOrganization: true },
  feeds: { default: true, perOrganization: true },
} as const satisfies Record<
  string,
  { default: boolean; perOrganization: boolean }
>

export type Feature = keyof typeof FEATURES

export const FEATURE_NAMES = Object.keys(FEATURES) as Feature[]

export interface Switches {
  features_on: readonly string[]
  features_off: readonly string[]
}

/** Whether a feature is on; without an organization, on the platform. */
export function isFeatureOn(
  feature: Feature,
  platform: Switches,
  organization?: { features_off: readonly string[] }
): boolean {
  if (platform.features_off.includes(feature)) {
    return false
  }
  const on = FEATURES[feature].default || platform.features_on.includes(feature)
  return on && !organization?.features_off.includes(feature)
}

/** The lists to keep once somebody moved these switches; others stay. */
export function moveSwitches(
  current: Switches,
  wanted: Readonly<Partial<Record<Feature, boolean>>>
): { features_on: string[]; features_off: string[] } {
  const on = new Set(current.features_on)
  const off = new Set(current.features_off)
  for (const name of FEATURE_NAMES) {
    const wish = wanted[name]
    if (wish === undefined) {
      continue
    }
    // A list holds what differs from the default.
    const list = FEATURES[name].default ? off : on
    if (wish === FEATURES[name].default) {
      list.delete(name)
    } else {
      list.add(name)
    }
  }
  return { features_on: [...on], features_off: [...off] }
}
