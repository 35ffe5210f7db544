import { csvText, jsonText } from "../as-text"
import { inTurn, pagesOf, type Page } from "../pages"

async function joined(text: AsyncIterable<string>): Promise<string> {
  let all = ""
  for await (const part of text) {
    all += part
  }
  return all
}

/** Numbers from one on, two to a page. */
const numbers = (last: number) =>
  pagesOf((after: number | null): Promise<Page<number, number>> => {
    const from = after ?? 0
    const rows = [from + 1, from + 2].filter((each) => each <= last)
    return Promise.resolve({ rows, next: from + 2 < last ? from + 2 : null })
  })

describe("a list", () => {
  it.each([0, 1, 2, 5])("of %i over all its pages is JSON", async (last) => {
    const text = await joined(jsonText(numbers(last), (n) => ({ n })))
    expect(JSON.parse(text)).toEqual(
      Array.from({ length: last }, (_, at) => ({ n: at + 1 }))
    )
  })

  it("goes on with the next source", async () => {
    const text = jsonText(inTurn([1, 0, 2], numbers), String)
    expect(JSON.parse(await joined(text))).toEqual(["1", "1", "2"])
  })
})

describe("a table", () => {
  it("has a head, though nothing follows it", async () => {
    const text = csvText(["n"], numbers(0), (n) => [String(n)])
    expect(await joined(text)).toBe('"n"\r\n')
  })

  it.each(["=1+1", "+49 30", "-x", "@cell"])("disarms %s", async (cell) => {
    const text = csvText(["n"], numbers(1), () => [cell, "-1999"])
    expect(await joined(text)).toBe(`"n"\r\n"'${cell}","-1999"\r\n`)
  })
})

describe("pages", () => {
  it("are read when they are asked for, not before", async () => {
    let reads = 0
    const pages = pagesOf((after: number | null) => {
      reads += 1
      return Promise.resolve({ rows: [reads], next: (after ?? 0) + 1 })
    })
    await pages.next()
    await pages.next()
    expect(reads).toBe(2)
  })
})
