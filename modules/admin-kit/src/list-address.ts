/** What a list can be narrowed by and ordered by. */
export interface ListShape {
  /** Name of each filter with its values; null takes any text. */
  filters: Readonly<Record<string, readonly string[] | null>>
  /** Columns it can be ordered by. */
  orders: readonly string[]
}

export interface ListSorting {
  id: string
  desc: boolean
}

/** What of a list somebody may want back: words, filters, order. */
export interface ListChoice {
  search: string
  filters: Record<string, string>
  sorting: ListSorting | null
}

export const EVERYTHING: ListChoice = { search: "", filters: {}, sorting: null }

export interface ListState extends ListChoice {
  /** From 0; the address counts from 1, as people do. */
  page: number
}

const MOST_PAGES = 5_000

function readFilters({ filters }: ListShape, params: URLSearchParams) {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, values]) => {
      const value = params.get(name)
      return value && (!values || values.includes(value)) ? [[name, value]] : []
    })
  )
}

function readSorting({ orders }: ListShape, order: string): ListSorting | null {
  const desc = order.startsWith("-")
  const id = desc ? order.slice(1) : order
  return orders.includes(id) ? { id, desc } : null
}

function readPage(text: string | null): number {
  const page = Number(text ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES
    ? page - 1
    : 0
}

/** The list an address names; what the list does not know is not there. */
export function readList(shape: ListShape, params: URLSearchParams): ListState {
  return {
    search: params.get("q")?.trim() ?? "",
    filters: readFilters(shape, params),
    sorting: readSorting(shape, params.get("order") ?? ""),
    page: readPage(params.get("page")),
  }
}

const orderOf = (sorting: ListSorting | null) =>
  sorting ? `${sorting.desc ? "-" : ""}${sorting.id}` : ""

function put(params: URLSearchParams, name: string, value: string): void {
  if (value) {
    params.set(name, value)
  } else {
    params.delete(name)
  }
}

/**
 * The address of a list after a change. What the address says beside the list
 * stays; a list that is narrowed or ordered anew begins at its first page.
 */
export function writeList(
  shape: ListShape,
  params: URLSearchParams,
  change: Partial<ListState>
): URLSearchParams {
  const now = readList(shape, params)
  const next = { ...now, ...change }
  const page = change.page ?? (sameChoice(now, next) ? now.page : 0)
  const written = new URLSearchParams(params)
  put(written, "q", next.search.trim())
  for (const name of Object.keys(shape.filters)) {
    put(written, name, next.filters[name] ?? "")
  }
  put(written, "order", orderOf(next.sorting))
  put(written, "page", page > 0 ? String(page + 1) : "")
  return written
}

/** The same, as the API takes it. */
export function requestOf(state: ListState, pageSize: number): string {
  const params = new URLSearchParams({
    limit: String(pageSize),
    offset: String(state.page * pageSize),
  })
  put(params, "q", state.search)
  put(params, "order", orderOf(state.sorting))
  for (const [name, value] of Object.entries(state.filters)) {
    put(params, name, value)
  }
  return params.toString()
}

/** Whether two lists show the same, whatever page they are on. */
export function sameChoice(one: ListChoice, other: ListChoice): boolean {
  const told = ({ search, filters, sorting }: ListChoice) =>
    JSON.stringify([search, Object.entries(filters).sort(), orderOf(sorting)])
  return told(one) === told(other)
}
