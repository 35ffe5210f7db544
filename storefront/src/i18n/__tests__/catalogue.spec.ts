import { t } from "../index"

it("fills in, counts and leaves escaping to the page", () => {
  expect(t("catalog.by", { name: "A & B" })).toBe("by A & B")
  expect(t("catalog.count", { count: 1 })).toBe("1 post")
  expect(t("catalog.count", { count: 3 })).toBe("3 posts")
})
