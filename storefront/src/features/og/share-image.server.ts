import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { brandPalette } from "@codex/plugin-creators/contract"
import satori, { type Font } from "satori"
import sharp from "sharp"

const SIZE = { width: 1200, height: 630 }

type Face = {
  title: string
  by: string
  price: string
  brand: string | null
}

// Titles are written in these scripts; others show as empty boxes.
const SCRIPTS = ["latin", "latin-ext", "cyrillic", "greek"]
const FILES = SCRIPTS.flatMap((name) => [
  { name, weight: 400 as const },
  { name, weight: 600 as const },
])
const require = createRequire(import.meta.url)
let fonts: Promise<Font[]> | undefined

function loadFonts(): Promise<Font[]> {
  const folder = dirname(
    require.resolve("@fontsource/inter/files/inter-latin-400-normal.woff")
  )
  return Promise.all(
    FILES.map(async ({ name, weight }) => {
      const file = join(folder, `inter-${name}-${weight}-normal.woff`)
      return { name, weight, data: await readFile(file) }
    })
  )
}

type Style = Record<string, string | number>
type Element = {
  type: "div"
  props: { style: Style; children: Element[] | string }
}

const box = (style: Style, children: Element[] | string): Element => ({
  type: "div",
  props: { style: { display: "flex", ...style }, children },
})

function layout({ title, by, price, brand }: Face): Element {
  const { fill, onFill } = brandPalette(brand)
  return box(
    {
      ...{ width: "100%", height: "100%", padding: 72, color: onFill },
      ...{ backgroundColor: fill, fontFamily: SCRIPTS.join() },
      ...{ boxSizing: "border-box", flexDirection: "column" },
      justifyContent: "space-between",
    },
    [
      box({ fontSize: 34 }, by),
      box(
        { fontSize: title.length > 60 ? 60 : 80, fontWeight: 600 },
        title.length > 110 ? `${title.slice(0, 108)}…` : title
      ),
      box({ fontSize: 40, fontWeight: 600 }, price),
    ]
  )
}

/** Kept by what is on it: the same words and colour are the same picture. */
const kept = new Map<string, Promise<Buffer>>()
const MOST = 200

async function draw(face: Face): Promise<Buffer> {
  fonts ??= loadFonts()
  const svg = await satori(layout(face) as never, {
    ...SIZE,
    fonts: await fonts,
  })
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
}

/** The picture of a post where its link is shared. */
export function shareImage(face: Face): Promise<Buffer> {
  const key = JSON.stringify(face)
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= MOST) kept.clear()
  const picture = draw(face)
  kept.set(key, picture)
  picture.catch(() => kept.delete(key))
  return picture
}
