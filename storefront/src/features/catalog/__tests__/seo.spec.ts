import { scriptJson } from "../seo"

it("no title can end the script it stands in", () => {
  const title = "</script><script>alert(1)</script>"
  const text = scriptJson({ title })
  expect(text).not.toContain("<")
  expect(JSON.parse(text)).toEqual({ title })
})
