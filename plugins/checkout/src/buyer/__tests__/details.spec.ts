import fc from "fast-check"
import { demanded, givenDetails, missingDetail } from "../details"
import { readPhone } from "../phone"

const NOW = new Date("2026-11-25T12:00:00Z")
const proven = [{ address: "ada@example.com", verified_at: NOW }]
const policy = fc.record({
  name: fc.boolean(),
  verified_email: fc.boolean(),
  phone: fc.boolean(),
})

describe("what a purchase demands", () => {
  it("is the store's policy, and a phone for what needs a call", () => {
    fc.assert(
      fc.property(policy, (asked) => {
        expect(demanded(asked, ["content"])).toEqual(asked)
        for (const type of ["session", "telegram"]) {
          expect(demanded(asked, ["content", type]).phone).toBe(true)
        }
      })
    )
  })

  it("is complete exactly when everything asked for is there", () => {
    fc.assert(
      fc.property(
        policy,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(undefined, "030 901820", "1"),
        (asked, hasName, isProven, phone) => {
          const given = givenDetails(
            {
              name: hasName ? "Ada" : "",
              email: isProven ? "ada@example.com" : "eve@example.com",
              phone,
              phone_country: "DE",
            },
            proven
          )
          const lacks =
            (asked.name && !hasName) ||
            (asked.verified_email && !isProven) ||
            phone === "1" ||
            (asked.phone && !phone)
          expect(missingDetail(asked, given) !== null).toBe(lacks)
          expect(given.emailVerifiedAt).toBe(isProven ? NOW : null)
        }
      )
    )
  })
})

describe("a phone number", () => {
  it("is read in its country and kept as E.164", () => {
    expect(readPhone("030 901820", "DE")).toBe("+4930901820")
    expect(readPhone("(415) 555-2671", "US")).toBe("+14155552671")
    expect(readPhone("+44 20 7946 0958", "US")).toBe("+442079460958")
  })

  it("of no country, or that no country has, is none", () => {
    expect(readPhone("030 901820")).toBeUndefined()
    expect(readPhone("12", "DE")).toBeUndefined()
    expect(readPhone("030 901820", "XX")).toBeUndefined()
    expect(readPhone("+999 123 456 789", "DE")).toBeUndefined()
    expect(readPhone("call 030 901820 please", "DE")).toBeUndefined()
  })

  it("is E.164 or nothing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (text) => {
        expect(readPhone(text, "US") ?? "+10").toMatch(/^\+[1-9]\d{1,14}$/)
      })
    )
  })
})
