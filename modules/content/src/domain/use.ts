/** What one does with a post: the word of every button that leads to it. */
export type PostUse = "watch" | "listen" | "download" | "open"

/** Of an item of a post; what lies elsewhere is of no medium. */
type Facts = { kind: "media" | "link" | "embed"; media_kind?: string }

const OF_MEDIA: Record<string, PostUse | undefined> = {
  video: "watch",
  audio: "listen",
  file: "download",
}

function useOf({ kind, media_kind }: Facts): PostUse {
  if (kind === "media") {
    return OF_MEDIA[media_kind ?? ""] ?? "open"
  }
  return kind === "embed" ? "watch" : "open"
}

const FIRST: readonly PostUse[] = ["watch", "listen", "download"]

/** What plays says more than what lies beside it; a bundle is opened. */
export function postUse(items: readonly Facts[]): PostUse {
  const uses = items.map(useOf)
  return FIRST.find((use) => uses.includes(use)) ?? "open"
}
