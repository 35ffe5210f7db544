/** What a reader asked for in the address of a profile page. */
export type Browse = {
  q: string
  tag: string
  type: "" | (typeof TYPES)[number]
  price: "" | "free" | "paid"
  /** Handle of one author on an organization's page. */
  creator: string
  sort: Sort
  page: number
}

export const SORTS = ["newest", "price_asc", "price_desc", "title"] as const
export type Sort = (typeof SORTS)[number]
export const TYPES = ["video", "audio", "file"] as const
export const PRICES = ["free", "paid"] as const

function oneOf<T extends string>(options: readonly T[], text: string | null) {
  return options.find((option) => option === text)
}

/** Addresses are typed and shared by people: what makes no sense is dropped. */
export function readBrowse(params: URLSearchParams): Browse {
  const page = Number(params.get("page") ?? "1")
  return {
    q: (params.get("q") ?? "").trim().slice(0, 100),
    tag: (params.get("tag") ?? "").trim().toLowerCase().slice(0, 30),
    type: oneOf(TYPES, params.get("type")) ?? "",
    price: oneOf(PRICES, params.get("price")) ?? "",
    creator: (params.get("creator") ?? "").trim().toLowerCase().slice(0, 32),
    sort: oneOf(SORTS, params.get("sort")) ?? "newest",
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  }
}

/** Back to address parameters, without what is the default anyway. */
export function browseQuery(browse: Browse, change: Partial<Browse> = {}) {
  const next = { ...browse, page: 1, ...change }
  return {
    q: next.q || undefined,
    tag: next.tag || undefined,
    type: next.type || undefined,
    price: next.price || undefined,
    creator: next.creator || undefined,
    sort: next.sort === "newest" ? undefined : next.sort,
    page: next.page === 1 ? undefined : next.page,
  }
}

export const isFiltered = (browse: Browse): boolean =>
  Boolean(
    browse.q || browse.tag || browse.type || browse.price || browse.creator
  )

export const pageCount = (total: number, size: number): number =>
  Math.max(1, Math.ceil(total / Math.max(1, size)))
