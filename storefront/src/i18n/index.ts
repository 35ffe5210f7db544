import i18next from "i18next"
import en from "./en.json"

const catalogue = i18next.createInstance()

// Resources are in memory, so initialisation is done when init returns.
void catalogue.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  initImmediate: false,
  // Astro escapes what it renders; escaping here would show up as `&amp;`.
  interpolation: { escapeValue: false },
})

const MOST = 5_000
const said = new Map<string, string>()

function translate(key: string, values?: object): string {
  const what = values ? key + JSON.stringify(values) : key
  const known = said.get(what)
  if (known !== undefined) return known
  const say = catalogue.t as (key: string, values?: object) => string
  const text = say(key, values)
  if (said.size >= MOST) said.clear()
  said.set(what, text)
  return text
}

/**
 * All text a person sees comes from the catalogue through this function. What
 * was said is kept: a page says the same hundred texts as the one before.
 */
export const t = translate as typeof catalogue.t

/** A group of texts as they stand, for a script in the browser to fill. */
export const texts = <Group extends keyof typeof en>(group: Group) => en[group]
