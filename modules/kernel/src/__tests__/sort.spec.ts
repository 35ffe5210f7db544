import { sortRows } from "../sort"

describe("the order of a list", () => {
  it("names a column and a direction, and lets ids decide between equals", () => {
    expect(sortRows("title")).toEqual([
      { column: "title", order: "asc" },
      { column: "id", order: "asc" },
    ])
    expect(sortRows("-created_at", "c")).toEqual([
      { column: "c.created_at", order: "desc" },
      { column: "c.id", order: "desc" },
    ])
  })
})
