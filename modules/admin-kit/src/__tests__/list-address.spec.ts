import {
  readList,
  requestOf,
  sameChoice,
  writeList,
  type ListShape,
} from "../list-address"

const SHAPE: ListShape = {
  filters: { status: ["active", "suspended"], from: null },
  orders: ["created_at", "name"],
}
const read = (address: string) => readList(SHAPE, new URLSearchParams(address))
const written = (address: string, change: Parameters<typeof writeList>[2]) =>
  writeList(SHAPE, new URLSearchParams(address), change).toString()

describe("the address of a list", () => {
  it("names words, filters, order and page", () => {
    expect(
      read("q=mara&status=active&from=2031-01-01&order=-name&page=3")
    ).toEqual({
      search: "mara",
      filters: { status: "active", from: "2031-01-01" },
      sorting: { id: "name", desc: true },
      page: 2,
    })
  })

  it("means the whole list where it names nothing", () => {
    expect(read("")).toEqual({
      search: "",
      filters: {},
      sorting: null,
      page: 0,
    })
  })

  it.each(["status=gone", "order=password", "page=0", "page=1.5", "page=two"])(
    "is not led astray by %s",
    (address) => {
      expect(read(address)).toEqual(read(""))
    }
  )

  it("says the same after it is read and written again", () => {
    const address = "q=a+b&status=active&order=-created_at&page=2"
    expect(written(address, { page: 1 })).toBe(address)
  })

  it("begins at the first page when the list is narrowed or ordered", () => {
    expect(written("page=4", { search: "mara" })).toBe("q=mara")
    expect(written("page=4", { filters: { status: "active" } })).toBe(
      "status=active"
    )
    expect(written("page=4", { sorting: { id: "name", desc: false } })).toBe(
      "order=name"
    )
  })

  it("stays on its page when nothing is narrowed or ordered", () => {
    const address = "q=mara&page=4"
    expect(written(address, { search: "mara", filters: {} })).toBe(address)
  })

  it("leaves what is not the list's alone", () => {
    expect(written("open=pur_1&q=mara", { search: "" })).toBe("open=pur_1")
  })

  it("is what the API is asked for", () => {
    expect(requestOf(read("q=x&status=active&order=-name&page=2"), 20)).toBe(
      "limit=20&offset=20&q=x&order=-name&status=active"
    )
    expect(requestOf(read(""), 20)).toBe("limit=20&offset=0")
  })

  it("knows a view again, whatever the page and the order of its filters", () => {
    const view = {
      search: "x",
      filters: { from: "2031-01-01", status: "active" },
      sorting: null,
    }
    expect(
      sameChoice(view, read("q=x&status=active&from=2031-01-01&page=9"))
    ).toBe(true)
    expect(sameChoice(view, read("q=x&status=active"))).toBe(false)
    expect(sameChoice(view, { ...view, sorting: { id: "name", desc: true } }))
      // The order belongs to the view.
      .toBe(false)
  })
})
