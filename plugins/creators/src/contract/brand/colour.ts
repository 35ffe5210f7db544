/** OKLCH and WCAG 2 contrast, enough for a palette; pure. */
export type Rgb = readonly [number, number, number]
export type Oklch = { l: number; c: number; h: number }

export function parseHex(hex: string): Rgb | null {
  const match = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())
  if (!match?.[1]) return null
  const full = match[1].length === 3 ? match[1].replace(/./g, "$&$&") : match[1]
  const value = parseInt(full, 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

export function toHex(rgb: Rgb): string {
  const channel = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0")
  return `#${rgb.map(channel).join("")}`
}

const decode = (v: number) =>
  v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
const encode = (v: number) =>
  v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055

/** Relative luminance (WCAG 2.2, "relative luminance"). */
function luminance([r, g, b]: Rgb): number {
  return 0.2126 * decode(r) + 0.7152 * decode(g) + 0.0722 * decode(b)
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

// Matrices: Björn Ottosson, "A perceptual color space for image processing".
export function toOklch(rgb: Rgb): Oklch {
  const r = decode(rgb[0])
  const g = decode(rgb[1])
  const b = decode(rgb[2])
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: Math.atan2(bb, a),
  }
}

function unclamped({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const mid = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encode(4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short),
    encode(-1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short),
    encode(-0.0041960863 * long - 0.7034186147 * mid + 1.707614701 * short),
  ]
}

const inGamut = (rgb: Rgb) => rgb.every((v) => v >= -0.0005 && v <= 1.0005)

/** Gives up chroma, never lightness or hue, until the screen can show it. */
export function fromOklch(colour: Oklch): Rgb {
  let low = 0
  let high = colour.c
  if (inGamut(unclamped(colour))) return unclamped(colour)
  for (let step = 0; step < 18; step++) {
    const c = (low + high) / 2
    if (inGamut(unclamped({ ...colour, c }))) low = c
    else high = c
  }
  return unclamped({ ...colour, c: low })
}
