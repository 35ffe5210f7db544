import {
  formatMoney,
  formatMoneyShort,
  parseMoney,
  toInputValue,
} from "../money"

it("shows whole minor units with symbol and cents", () => {
  expect(formatMoney(1999, "usd")).toBe("$19.99")
  expect(formatMoney(120000, "usd")).toBe("$1,200.00")
  expect(formatMoney(500, "jpy")).toBe("¥500")
})

it("leaves out cents that say nothing", () => {
  expect(formatMoneyShort(300, "usd")).toBe("$3")
  expect(formatMoneyShort(350, "usd")).toBe("$3.50")
})

it.each([
  ["5", 500],
  ["5.5", 550],
  ["$1,200.00", 120000],
  [" 0 ", 0],
  ["19.99", 1999],
])("reads what a person types: %s", (text, minor) => {
  expect(parseMoney(text, "usd")).toBe(minor)
})

it.each(["", "-5", "1.999", "five", "1e3", ".5", "12.3.4"])(
  "refuses %s",
  (text) => {
    expect(parseMoney(text, "usd")).toBeNull()
  }
)

it("round-trips every amount through its input", () => {
  for (let minor = 0; minor < 3000; minor += 7) {
    expect(parseMoney(toInputValue(minor, "usd"), "usd")).toBe(minor)
  }
})
