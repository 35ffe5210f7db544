import { money } from "../money"

it("writes an amount with its currency, as a reader's language has it", () => {
  expect(money(199_950, "usd")).toBe("$1,999.50")
  expect(money(500, "jpy", "en")).toBe("¥500")
})

it("keeps a minus and its amount on one line", () => {
  expect(money(-175, "usd")).toBe("\u2212\u2060$1.75")
})
