import { checkHandle } from "@codex/creators"
import { suggestHandle } from "../admin/lib/suggest-handle"

it.each([
  ["Ada Lovelace", "ada-lovelace"],
  ["Zoë & Björn", "zoe-bjorn"],
  ["  Mara  ", "mara"],
  ["李", ""],
])("suggests for %s the address %j", (name, handle) => {
  expect(suggestHandle(name)).toBe(handle)
})

it("suggests what the grammar accepts", () => {
  expect(checkHandle(suggestHandle("A very long name of one person!!"))).toBe(
    null
  )
})
