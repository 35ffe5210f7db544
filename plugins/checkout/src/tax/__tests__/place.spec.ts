import { missingFields, neededPlace } from "../place"
import type { CountryAsks, TaxPolicy } from "../port"

const NOTHING = { regions: [], postalCode: false, taxId: false }
const ASKS: Record<string, CountryAsks> = {
  US: { regions: [], postalCode: true, taxId: true },
  CA: { regions: ["ON", "QC"], postalCode: false, taxId: false },
}

const policy: TaxPolicy = {
  defaultCountry: null,
  asks: (country) => ASKS[country] ?? NOTHING,
  isInclusive: () => false,
}

describe("what is asked", () => {
  it.each([
    [{}, ["country"]],
    [{ country: "DE" }, []],
    [{ country: "US" }, ["postal_code"]],
    [{ country: "US", postal_code: "10001" }, []],
    [{ country: "CA" }, ["region"]],
    [{ country: "CA", region: "OTHER" }, []],
  ])("of %j is %j", (place, missing) => {
    expect(missingFields(policy, place)).toEqual(missing)
  })
})

describe("what is kept", () => {
  it("is what tax needs and nothing else", () => {
    const all = { region: "QC", postal_code: "10001", tax_id: "AB123456" }
    expect(neededPlace(policy, { country: "DE", ...all })).toEqual({
      country: "DE",
    })
    expect(neededPlace(policy, { country: "CA", ...all })).toEqual({
      country: "CA",
      region: "QC",
    })
    expect(neededPlace(policy, { country: "US", ...all })).toEqual({
      country: "US",
      postal_code: "10001",
      tax_id: "AB123456",
    })
    expect(neededPlace(policy, { country: "CA", region: "OTHER" })).toEqual({
      country: "CA",
    })
  })

  it("is asked for by name where it is missing", () => {
    expect(() => neededPlace(policy, undefined)).toThrow(/country/)
    expect(() => neededPlace(policy, { country: "US" })).toThrow(/postal_code/)
  })
})
