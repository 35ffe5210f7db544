import { embedFrame, embedPage, parseEmbed, parseLink } from "../embeds"

const ID = "dQw4w9WgXcQ"

describe("films of other hosts", () => {
  it.each([
    `https://www.youtube.com/watch?v=${ID}`,
    `https://www.youtube.com/watch?v=${ID}&t=42s&list=PL1`,
    `http://m.youtube.com/watch?v=${ID}`,
    `youtu.be/${ID}?si=abc`,
    `https://www.youtube.com/shorts/${ID}`,
    `https://www.youtube-nocookie.com/embed/${ID}`,
    `https://www.youtube.com/live/${ID}`,
  ])("%s is a film of YouTube", (address) => {
    expect(parseEmbed(address)).toEqual({ host: "youtube", video_id: ID })
  })

  it.each([
    ["https://vimeo.com/76979871", "76979871"],
    ["https://player.vimeo.com/video/76979871", "76979871"],
    ["https://vimeo.com/76979871/8272103f6e", "76979871/8272103f6e"],
    [
      "https://player.vimeo.com/video/76979871?h=8272103f6e",
      "76979871/8272103f6e",
    ],
  ])("%s is a film of Vimeo", (address, video_id) => {
    expect(parseEmbed(address)).toEqual({ host: "vimeo", video_id })
  })

  it.each([
    "",
    "nonsense",
    "javascript:alert(1)",
    "https://example.com/watch?v=dQw4w9WgXcQ",
    "https://youtube.com.example.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=short",
    'https://www.youtube.com/watch?v="><script>',
    "https://www.youtube.com/playlist?list=PL123",
    "https://vimeo.com/channels/staffpicks",
    "https://vimeo.com/76979871/../../x",
  ])("%j is none", (address) => {
    expect(parseEmbed(address)).toBeNull()
  })

  it("are shown by the address that sets no cookies, and linked by their page", () => {
    const page = `https://www.youtube.com/watch?v=${ID}`
    const film = parseEmbed(page)
    expect(film && embedPage(film)).toBe(page)
    expect(film && embedFrame(film)).toBe(
      `https://www.youtube-nocookie.com/embed/${ID}?rel=0`
    )
    expect(embedFrame({ host: "vimeo", video_id: "76979871/8272103f6e" })).toBe(
      "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"
    )
  })
})

describe("links to other pages", () => {
  it("are kept as they are read", () => {
    expect(parseLink(" https://example.com/a b ")).toBe(
      "https://example.com/a%20b"
    )
  })

  it.each([
    "http://example.com",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://user:secret@example.com",
    "https://localhost/x",
    "example.com",
    `https://example.com/${"a".repeat(2000)}`,
  ])("%j is refused", (address) => {
    expect(parseLink(address)).toBeNull()
  })
})
