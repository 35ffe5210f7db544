/** Whose player a page may show in a frame; nobody else's. */
type EmbedHost = "youtube" | "vimeo"

export interface Embed {
  host: EmbedHost
  /** Of Vimeo's unlisted films with their key: `76979871/8272103f6e`. */
  video_id: string
}

const EMBED_ID: Record<EmbedHost, RegExp> = {
  youtube: /^[A-Za-z0-9_-]{11}$/,
  vimeo: /^\d{6,12}(?:\/[0-9a-f]{8,12})?$/,
}

const YOUTUBE = new Set([
  "youtube.com",
  "www.youtube.com",
  "m.youtube.com",
  "music.youtube.com",
  "www.youtube-nocookie.com",
])
const VIMEO = new Set(["vimeo.com", "www.vimeo.com", "player.vimeo.com"])

function youtubeId(url: URL): string {
  const [first = "", second = ""] = url.pathname.slice(1).split("/")
  if (url.hostname === "youtu.be") {
    return first
  }
  return ["embed", "shorts", "live"].includes(first)
    ? second
    : (url.searchParams.get("v") ?? "")
}

function vimeoId(url: URL): string {
  const [number = "", key = ""] = url.pathname
    .slice(1)
    .split("/")
    .filter((part) => part !== "video")
  const hash = key || (url.searchParams.get("h") ?? "")
  return hash ? `${number}/${hash}` : number
}

function named(url: URL): Embed | null {
  if (YOUTUBE.has(url.hostname) || url.hostname === "youtu.be") {
    return { host: "youtube", video_id: youtubeId(url) }
  }
  return VIMEO.has(url.hostname)
    ? { host: "vimeo", video_id: vimeoId(url) }
    : null
}

/** The film an address of YouTube or Vimeo means; `null` for any other. */
export function parseEmbed(address: string): Embed | null {
  const text = address.trim()
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const found = URL.canParse(whole) ? named(new URL(whole)) : null
  return found && EMBED_ID[found.host].test(found.video_id) ? found : null
}

/** Its page, as a person would copy it. */
export function embedPage({ host, video_id }: Embed): string {
  return host === "youtube"
    ? `https://www.youtube.com/watch?v=${video_id}`
    : `https://vimeo.com/${video_id}`
}

/** What stands in the frame: each host's address that sets no cookies. */
export function embedFrame({ host, video_id }: Embed): string {
  if (host === "youtube") {
    return `https://www.youtube-nocookie.com/embed/${video_id}?rel=0`
  }
  const [number = "", key] = video_id.split("/")
  return `https://player.vimeo.com/video/${number}?dnt=1${key ? `&h=${key}` : ""}`
}

/** A page elsewhere: encrypted, on a host of its own name, nobody's login. */
export function parseLink(address: string): string | null {
  const text = address.trim()
  const url = URL.canParse(text) ? new URL(text) : null
  const fine =
    url?.protocol === "https:" &&
    url.username === "" &&
    url.password === "" &&
    url.hostname.includes(".")
  return fine && url.href.length <= 2000 ? url.href : null
}
