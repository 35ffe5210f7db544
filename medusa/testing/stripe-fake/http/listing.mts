import { refused } from "./errors.mts"
import { group, int, text } from "./params.mts"
import type { Params } from "./params.mts"
import type { Raw } from "./form.mts"

interface Listed {
  id: string
  created?: number
}

const range = group({ gt: int, gte: int, lt: int, lte: int })

/** Parameters of every list; the newest object comes first. */
export const paging = {
  limit: int,
  starting_after: text,
  ending_before: text,
  created: {
    read: (raw: Raw, name: string) =>
      typeof raw === "string"
        ? { gte: int.read(raw, name), lte: int.read(raw, name) }
        : range.read(raw, name),
  },
}

type Paging = Params<typeof paging>

function isWithin(created: number, bounds: Paging["created"] = {}) {
  const { gt, gte, lt, lte } = bounds
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}

function placeOf(rows: readonly Listed[], id: string) {
  const at = rows.findIndex((row) => row.id === id)
  if (at < 0) throw refused(`No such object: '${id}'`, "resource_missing")
  return at
}

/** One page of `rows`, which come newest first. */
export function pageOf<T extends Listed>(
  rows: readonly T[],
  url: string,
  paged: Paging
) {
  const limit = paged.limit ?? 10
  if (limit < 1 || limit > 100) {
    throw refused("Limit must be between 1 and 100", undefined, "limit")
  }
  const fitting = rows.filter((row) =>
    isWithin(row.created ?? 0, paged.created)
  )
  const { starting_after: after, ending_before: before } = paged
  const start = after ? placeOf(fitting, after) + 1 : 0
  const end = before ? placeOf(fitting, before) : fitting.length
  const from = before ? Math.max(start, end - limit) : start
  const data = fitting.slice(from, Math.min(end, from + limit))
  const has_more = before ? from > start : from + limit < end
  return { object: "list" as const, data, has_more, url }
}
