import { postUse } from "../use"

const media = (media_kind: string) => ({ kind: "media", media_kind }) as const
const link = { kind: "link" } as const
const embed = { kind: "embed" } as const

it.each([
  ["a film beside its slides", [media("file"), media("video")], "watch"],
  ["a film of another host", [link, embed], "watch"],
  ["a sound and its text", [media("file"), media("audio")], "listen"],
  ["a book", [media("file"), link], "download"],
  ["a page elsewhere", [link], "open"],
  ["a bundle, which has nothing of its own", [], "open"],
])("%s", (_what, items, use) => {
  expect(postUse(items)).toBe(use)
})
