import type { texts } from "../../i18n"

/** What the page tells its script; written into the page as JSON. */
export type PlayerConfig = {
  postId: string
  assetId: string | undefined
  kind: "video" | "audio"
  title: string
  seller: string
  /** The post a part belongs to; empty where it is all there is. */
  album: string
  coverUrl: string | null
  playbackUrl: string
  progressUrl: string
  renewUrl: string
  closeUrl: string
  /** Where else the shopper is playing. */
  playersUrl: string
  /** How their access stands. */
  accessUrl: string
  loginUrl: string
  postUrl: string
  previousUrl: string | undefined
  next: { url: string; title: string } | undefined
  /** Second an address asks for (`?t=`), before what is remembered. */
  startAt: number | null
  texts: ReturnType<typeof texts<"player">>
}

export function readConfig(): PlayerConfig {
  const text = document.getElementById("player-config")?.textContent
  return JSON.parse(text ?? "{}") as PlayerConfig
}

/** `{{time}}` in a text of the catalogue. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "")
