import { isOwnRequest } from "../request-guard"

const ask = (method: string, headers: Record<string, string>) =>
  isOwnRequest(new Request("http://shop.example/login", { method, headers }))

it("reads pass from anywhere", () => {
  expect(ask("GET", {})).toBe(true)
})

it("mutations pass from our own pages only", () => {
  const host = "shop.example"
  expect(ask("POST", { host, origin: "http://shop.example" })).toBe(true)
  expect(ask("POST", { host, origin: "https://shop.example" })).toBe(true)
  expect(ask("POST", { host, origin: "https://evil.example" })).toBe(false)
  expect(ask("POST", { host, origin: "http://shop.example:81" })).toBe(false)
  expect(ask("POST", { host, origin: "null" })).toBe(false)
  expect(ask("DELETE", { host })).toBe(false)
})
