import { paths } from "../../../paths"
import { browseQuery, isFiltered, pageCount, readBrowse } from "../browse"

const read = (text: string) => readBrowse(new URLSearchParams(text))

it("reads what makes sense and drops the rest", () => {
  expect(read("q= a+b &tag=Music&type=audio&sort=title&page=2")).toEqual({
    q: "a b",
    tag: "music",
    type: "audio",
    price: "",
    creator: "",
    sort: "title",
    page: 2,
  })
  expect(read("type=spam&sort=spam&page=-1")).toEqual({
    q: "",
    tag: "",
    type: "",
    price: "",
    creator: "",
    sort: "newest",
    page: 1,
  })
})

it("writes addresses without defaults and starts again at page one", () => {
  const browse = read("q=sea&page=3")
  expect(paths.profile("ada", browseQuery(browse, { page: 3 }))).toBe(
    "/ada?q=sea&page=3"
  )
  expect(paths.profile("ada", browseQuery(browse, { tag: "a b" }))).toBe(
    "/ada?q=sea&tag=a+b"
  )
  expect(paths.profile("ada", browseQuery(read("")))).toBe("/ada")
})

it("tells an empty shop from a filter that hides it", () => {
  expect(isFiltered(read("sort=title&page=2"))).toBe(false)
  expect(isFiltered(read("tag=x"))).toBe(true)
  expect(isFiltered(read("price=free"))).toBe(true)
})

it("always has a page", () => {
  expect(pageCount(0, 24)).toBe(1)
  expect(pageCount(25, 24)).toBe(2)
})
