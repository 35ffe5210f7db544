import fc from "fast-check"
import { coverSvg, initials } from "../lib/cover-art"

describe("initials", () => {
  it.each([
    ["Sourdough bread at home", "SB"],
    ["tea", "T"],
    ["42 ways", "4W"],
    ["Éclairs & été", "ÉÉ"],
    ["…", ""],
  ])("%s → %s", (title, letters) => {
    expect(initials(title)).toBe(letters)
  })
})

describe("a drawn cover", () => {
  const art = { title: "Bread", brandColor: "#ffe08a", audio: false }

  it("is drawn in the brand's colour, lettered to be read on it", () => {
    expect(coverSvg(art)).toContain('fill="#16161d">B</text>')
    expect(coverSvg({ ...art, brandColor: "#1e1b4b" })).toContain(
      'fill="#ffffff">B</text>'
    )
  })

  it("never lets a title or a colour write markup", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, brandColor) => {
        const svg = coverSvg({
          title: `<script>${title}"'`,
          brandColor,
          audio: true,
        })
        expect(svg).not.toContain("<script")
        expect(svg.match(/<svg/g)).toHaveLength(1)
        expect(svg).toMatch(/stop-color="#[0-9a-f]{6}"/)
      })
    )
  })

  it("differs by title for audio, and is the same each time", () => {
    const audio = (title: string) => coverSvg({ ...art, title, audio: true })
    expect(audio("Bread")).toBe(audio("Bread"))
    expect(audio("Bread")).not.toBe(audio("Broth"))
  })
})
