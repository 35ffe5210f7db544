/** Whose mail it is, to its reader. */
export interface Brand {
  name: string
  /** `#rrggbb`, or none. */
  color: string | null
  logoUrl: string | null
  supportEmail: string | null
  /** IANA zone in which times are written. */
  timeZone: string
}

export const INK = "#1c1917"
export const MUTED = "#57534e"
export const LINE = "#e7e5e4"

/** The brand's colour, if it is one: nothing else reaches a style. */
export const buttonColor = ({ color }: Brand): string =>
  /^#[0-9a-f]{6}$/i.test(color ?? "") ? (color ?? INK) : INK

/** Light or dark lettering, whichever reads better on the brand colour. */
export function inkOn(color: string): string {
  const channel = (at: number) => parseInt(color.slice(at, at + 2), 16) / 255
  const linear = (c: number) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  const [r, g, b] = [1, 3, 5].map((at) => linear(channel(at)))
  const light = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
  return light > 0.179 ? INK : "#ffffff"
}
