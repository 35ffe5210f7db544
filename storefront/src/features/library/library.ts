import type {
  ContinueWatchingItem,
  LibraryItem,
} from "@codex/plugin-access/contract"
import { t } from "../../i18n"
import { clock } from "../../lib/time"
import { postOfPath } from "../../lib/post-path"
import { paths } from "../../paths"
import { TYPES } from "../catalog/browse"
import type { Ownership } from "../catalog/buy"

export type ProgressLabel =
  { kind: "completed" | "not_started" } | { kind: "left"; time: string }

type Part = {
  position_ms: number
  duration_ms: number | null
  completed?: boolean
}

/** "6:12 left" over all parts; what is done counts as nothing left. */
export function progressLabel(parts: readonly Part[]): ProgressLabel {
  if (parts.length && parts.every((part) => part.completed)) {
    return { kind: "completed" }
  }
  const begun = parts.some((part) => part.completed || part.position_ms > 0)
  const left = parts.reduce((sum, part) => {
    const rest = (part.duration_ms ?? 0) - part.position_ms
    return part.completed ? sum : sum + Math.max(0, rest)
  }, 0)
  return begun ? { kind: "left", time: clock(left) } : { kind: "not_started" }
}

export const totalMs = (item: LibraryItem): number =>
  item.deliverables.reduce((sum, part) => sum + (part.duration_ms ?? 0), 0)

/** Files, links and other players of a post, all together. */
const countExtras = ({ extras }: LibraryItem): number =>
  extras.files + extras.links + extras.embeds

export const hasExtras = (item: LibraryItem): boolean => countExtras(item) > 0

const EXTRAS = ["files", "links", "embeds"] as const

/** "2 files, 1 link"; empty where everything plays. */
export const extrasLabel = ({ extras }: LibraryItem): string =>
  EXTRAS.filter((kind) => extras[kind] > 0)
    .map((kind) => t(`library.${kind}`, { count: extras[kind] }))
    .join(", ")

const kindsOf = ({ deliverables, extras }: LibraryItem) =>
  new Set<string>([
    ...deliverables.map(({ kind }) => kind),
    ...(extras.files > 0 ? ["file"] : []),
  ])

export const SORTS = ["recent", "purchased", "title", "duration"] as const
type Sort = (typeof SORTS)[number]

export type Shelf = {
  q: string
  type: "" | (typeof TYPES)[number]
  tag: string
  sort: Sort
}

export function readShelf(params: URLSearchParams): Shelf {
  const type = params.get("type")
  return {
    q: (params.get("q") ?? "").trim().slice(0, 100),
    type: TYPES.find((known) => known === type) ?? "",
    tag: (params.get("tag") ?? "").slice(0, 60),
    sort: SORTS.find((known) => known === params.get("sort")) ?? "recent",
  }
}

/** Anything but the order narrows what is shown. */
export const isNarrowed = ({ q, type, tag }: Shelf): boolean =>
  Boolean(q || type || tag)

/** Tags of what is owned, in alphabetical order. */
export const tagsOf = (items: readonly LibraryItem[]): string[] =>
  [...new Set(items.flatMap(({ tags }) => tags))].sort((a, b) =>
    a.localeCompare(b)
  )

type Order = (a: LibraryItem, b: LibraryItem) => number

const ORDERS: Record<Exclude<Sort, "recent">, Order> = {
  purchased: (a, b) => b.purchased_at.localeCompare(a.purchased_at),
  title: (a, b) => a.title.localeCompare(b.title),
  duration: (a, b) => totalMs(b) - totalMs(a),
}

/** What is on the shelf, in its order; the server's is the most recent first. */
export function shelved(
  items: readonly LibraryItem[],
  shelf: Shelf
): LibraryItem[] {
  const shown = items.filter((item) => onShelf(item, shelf))
  return shelf.sort === "recent" ? shown : shown.sort(ORDERS[shelf.sort])
}

/**
 * Searches titles, parts and people; the library fits into one answer. A
 * bundle is on the shelf as the posts in it.
 */
export function onShelf(item: LibraryItem, shelf: Shelf): boolean {
  const { deliverables, creator, organization } = item
  if (deliverables.length + countExtras(item) === 0) return false
  if (shelf.type && !kindsOf(item).has(shelf.type)) {
    return false
  }
  if (shelf.tag && !item.tags.includes(shelf.tag)) return false
  const words = [
    item.title,
    creator?.display_name,
    organization?.name,
    ...deliverables.map(({ title }) => title),
  ]
  const text = words.join("\n").toLowerCase()
  return shelf.q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Where a library card leads: into the player while access lives. */
export function itemHref(item: LibraryItem | ContinueWatchingItem): string {
  const { handle, slug } = postOfPath(item.path)
  if (item.state !== "live") return paths.post(handle, slug)
  const asset = "asset_id" in item ? item.asset_id : undefined
  return paths.watch(handle, slug, { asset })
}

/** What the library says about one post. */
export function ownershipOf(
  items: readonly LibraryItem[],
  postId: string
): Ownership {
  const item = items.find(({ post_id }) => post_id === postId)
  if (item?.state !== "live") return { owned: false }
  return {
    owned: true,
    since: item.purchased_at,
    until: item.expires_at ?? undefined,
  }
}
