import { contrast, parseHex, type Rgb } from "../colour"
import { brandPalette, paletteCss, SURFACES } from "../palette"

const rgb = (hex: string): Rgb => parseHex(hex) ?? [0, 0, 0]
const ratio = (a: string, b: string) => contrast(rgb(a), rgb(b))

const grid = ["00", "33", "80", "cc", "ff"]
const brands = grid.flatMap((r) =>
  grid.flatMap((g) => grid.map((b) => `#${r}${g}${b}`))
)

describe("any brand colour gives a readable palette", () => {
  it.each(brands)("%s", (brand) => {
    const palette = brandPalette(brand)
    expect(palette.fill).toBe(brand)
    expect(ratio(palette.onFill, palette.fill)).toBeGreaterThanOrEqual(4.5)
    for (const theme of ["light", "dark"] as const) {
      const { text, ui, soft } = palette[theme]
      expect(ratio(text, SURFACES[theme])).toBeGreaterThanOrEqual(4.5)
      expect(ratio(ui, SURFACES[theme])).toBeGreaterThanOrEqual(3)
      expect(ratio(text, soft)).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it("keeps a brand that is readable already", () => {
  expect(brandPalette("#3b3a8f").light.text).toBe("#3b3a8f")
})

it("falls back for what is no colour", () => {
  const fallback = brandPalette(null)
  expect(brandPalette("red; } body {")).toEqual(fallback)
  expect(brandPalette("#abc").fill).toBe("#aabbcc")
})

it("writes nothing but hex colours into the page", () => {
  expect(paletteCss(brandPalette("#f5b301"))).toMatch(
    /^:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}$/
  )
})
