import {
  contrast,
  fromOklch,
  parseHex,
  toHex,
  toOklch,
  type Oklch,
  type Rgb,
} from "./colour"

export type Shade = { text: string; ui: string; soft: string }
export type Palette = {
  fill: string
  onFill: string
  light: Shade
  dark: Shade
}

/** The surfaces of the storefront (src/styles/themes.css) that text of the brand lies on. */
export const SURFACES = { light: "#f3f3f1", dark: "#212124" } as const
const DEFAULT_BRAND = "#3b3a8f"

const INK: Rgb = [0.07, 0.07, 0.08]
const PAPER: Rgb = [1, 1, 1]
// Head-room over 4.5 and 3 for rounding to eight bits.
const TEXT_RATIO = 4.6
const UI_RATIO = 3.1

const hexRgb = (hex: string): Rgb => parseHex(hex) ?? INK

/** The shade nearest to the brand that reaches `ratio` on `surface`. */
function reach(brand: Oklch, surface: Rgb, ratio: number, end: 0 | 1): Rgb {
  const own = fromOklch(brand)
  if (contrast(own, surface) >= ratio) return own
  let near = brand.l
  let far: number = end
  for (let step = 0; step < 18; step++) {
    const l = (near + far) / 2
    if (contrast(fromOklch({ ...brand, l }), surface) >= ratio) far = l
    else near = l
  }
  return fromOklch({ ...brand, l: far })
}

function shade(brand: Oklch, theme: "light" | "dark"): Shade {
  const surface = hexRgb(SURFACES[theme])
  const end = theme === "light" ? 0 : 1
  const soft = theme === "light" ? 0.972 : 0.24
  return {
    text: toHex(reach(brand, surface, TEXT_RATIO, end)),
    ui: toHex(reach(brand, surface, UI_RATIO, end)),
    soft: toHex(fromOklch({ ...brand, l: soft, c: Math.min(brand.c, 0.03) })),
  }
}

/**
 * One brand colour in, a readable palette out (DESIGN: AA for text, 3:1 for
 * UI). The fill stays the brand's own: white or ink on any colour reaches
 * 4.5, because the better of the two is never below √21.
 */
export function brandPalette(hex: string | null | undefined): Palette {
  const fill = parseHex(hex ?? "") ?? hexRgb(DEFAULT_BRAND)
  const brand = toOklch(fill)
  const white = contrast(fill, PAPER) >= contrast(fill, [0, 0, 0])
  const ink: Rgb = contrast(fill, INK) >= 4.5 ? INK : [0, 0, 0]
  return {
    fill: toHex(fill),
    onFill: toHex(white ? PAPER : ink),
    light: shade(brand, "light"),
    dark: shade(brand, "dark"),
  }
}

/** The palette as the variables that the storefront's themes.css reads. */
export function paletteCss(palette: Palette): string {
  const { light, dark } = palette
  return [
    `:root{--brand-fill:${palette.fill}`,
    `--brand-on-fill:${palette.onFill}`,
    `--brand-text-light:${light.text}`,
    `--brand-ui-light:${light.ui}`,
    `--brand-soft-light:${light.soft}`,
    `--brand-text-dark:${dark.text}`,
    `--brand-ui-dark:${dark.ui}`,
    `--brand-soft-dark:${dark.soft}}`,
  ].join(";")
}
