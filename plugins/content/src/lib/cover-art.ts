/** What the picture says: at most two initials of the title. */
export function initials(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, 2)
    .map((word) => /./u.exec(word)?.[0] ?? "")
    .join("")
    .toUpperCase()
}

const FALLBACK = "#4f46e5"
const HEX = /^#[0-9a-f]{6}$/i

function channels(color: string): [number, number, number] {
  const at = (from: number) => parseInt(color.slice(from, from + 2), 16)
  return [at(1), at(3), at(5)]
}

/** `amount` of `target` mixed into the colour, as `#rrggbb`. */
function mix(color: string, target: number, amount: number): string {
  return `#${channels(color)
    .map((c) => Math.round(c + (target - c) * amount))
    .map((c) => c.toString(16).padStart(2, "0"))
    .join("")}`
}

/** WCAG relative luminance, to choose white or near-black lettering. */
function luminance(color: string): number {
  const [r, g, b] = channels(color).map((channel) => {
    const c = channel / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const escape = (text: string) =>
  text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** A quiet sound wave: the heights follow the title, so covers differ. */
function bars(title: string, ink: string): string {
  return Array.from({ length: 48 }, (_, i) => {
    const code = title.charCodeAt(i % Math.max(title.length, 1)) || 64
    const swell = Math.sin((i / 47) * Math.PI)
    const height = Math.round(12 + swell * (24 + ((code * (i + 7)) % 84)))
    return `<rect x="${160 + i * 20}" y="${560 - height / 2}" width="8" height="${height}" rx="4" fill="${ink}" opacity=".35"/>`
  }).join("")
}

export interface CoverArt {
  title: string
  brandColor: string | null
  audio: boolean
}

/** A 16:9 cover for a post whose media has no picture. */
export function coverSvg({ title, brandColor, audio }: CoverArt): string {
  const brand = brandColor && HEX.test(brandColor) ? brandColor : FALLBACK
  const ink = luminance(brand) > 0.36 ? "#16161d" : "#ffffff"
  const letters = escape(initials(title))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" role="img" aria-label="${escape(title)}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${mix(brand, 255, 0.12)}"/><stop offset="1" stop-color="${mix(brand, 0, 0.28)}"/></linearGradient></defs><rect width="1280" height="720" fill="url(#g)"/><circle cx="1080" cy="80" r="360" fill="${ink}" opacity=".06"/><circle cx="180" cy="700" r="260" fill="${ink}" opacity=".05"/><text x="640" y="${audio ? 400 : 430}" text-anchor="middle" font-family="Inter, ui-sans-serif, system-ui, sans-serif" font-size="220" font-weight="600" letter-spacing="-4" fill="${ink}">${letters}</text>${audio ? bars(title, ink) : ""}</svg>`
}
