import fc from "fast-check"
import {
  EMPTY_DISCOUNT,
  hundredths,
  readDiscount,
  type DiscountDraft,
} from "../admin/lib/discount-draft"
import { createDiscountBody } from "../contract"

const now = new Date("2026-11-21T12:00:00Z")
const draft = (over: Partial<DiscountDraft>): DiscountDraft => ({
  ...EMPTY_DISCOUNT,
  code: "spring",
  value: "25",
  ...over,
})

describe("the discount form", () => {
  it("is the request the server takes", () => {
    const { body, errors } = readDiscount(
      draft({ value: "12.5%", max_uses: "100" }),
      now
    )
    expect(errors).toEqual({})
    expect(createDiscountBody.parse(body)).toMatchObject({
      code: "SPRING",
      kind: "percentage",
      value: 1250,
      max_uses: 100,
      per_customer: null,
    })
  })

  it.each([
    [{ code: "a" }, "code", "code"],
    [{ value: "101" }, "value", "percentage"],
    [{ value: "" }, "value", "percentage"],
    [{ kind: "fixed", value: "x" }, "value", "amount"],
    [{ scope: "post" }, "post_id", "post"],
    [{ max_uses: "0" }, "max_uses", "uses"],
    [{ per_customer: "1.5" }, "per_customer", "uses"],
    [{ ends_at: "2020-01-01T00:00" }, "ends_at", "ends"],
  ] as const)("%p is wrong in %s", (over, field, problem) => {
    const { errors } = readDiscount(draft(over), now)
    expect(errors[field]).toBe(problem)
  })

  it("needs no code where the discount applies by itself", () => {
    const { body, errors } = readDiscount(
      draft({ way: "automatic", code: "" }),
      now
    )
    expect(errors).toEqual({})
    expect(body.code).toBeNull()
  })

  it("reads every amount of two decimals exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (minor) => {
        const cents = String(minor % 100).padStart(2, "0")
        expect(hundredths(`${Math.trunc(minor / 100)}.${cents}`)).toBe(minor)
      })
    )
  })
})
