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

/** All text a person sees comes from the catalogue through this function. */
export const t = catalogue.t

/** A group of texts as they stand, for a script in the browser to fill. */
export const texts = <Group extends keyof typeof en>(group: Group) => en[group]
