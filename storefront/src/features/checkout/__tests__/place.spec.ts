import { countryChoices, placeOf, proposedPlace, readPlace } from "../place"

const read = (query: string) => readPlace(new URLSearchParams(query))

describe("where the buyer says to be", () => {
  it.each([
    ["country=de", { country: "DE" }],
    [
      "country=US&postal_code=10001&region=&tax_id=",
      { country: "US", postal_code: "10001" },
    ],
    [
      "country=DE&tax_id=DE 123.456.789",
      { country: "DE", tax_id: "DE123456789" },
    ],
    // What cannot be an answer is asked again.
    ["country=US&postal_code=%3Cb%3E", { country: "US" }],
    ["country=Atlantis", undefined],
    ["postal_code=10001", undefined],
    ["", undefined],
  ])("%s", (query, place) => {
    expect(read(query)).toEqual(place)
  })

  it("is only what is known, when it is sent on", () => {
    const sent = { country: "CA", region: "QC", postal_code: undefined }
    expect(placeOf(sent)).toEqual({ country: "CA", region: "QC" })
  })
})

describe("what the server proposes", () => {
  const asked = {
    country: "DE",
    region: null,
    postal_code: null,
    tax_id: null,
    asks: { regions: [], postal_code: false, tax_id: false },
    missing: [],
    problem: null,
  }

  it("is taken when it is all that tax needs", () => {
    expect(proposedPlace(asked)).toEqual({ country: "DE" })
    expect(proposedPlace({ ...asked, missing: ["region"] })).toBeUndefined()
    expect(proposedPlace(null)).toBeUndefined()
  })
})

it("names every country once, in order of their names", () => {
  const choices = countryChoices()
  const names = choices.map(([, name]) => name)
  expect(choices).toHaveLength(249)
  expect(new Set(names).size).toBe(249)
  expect([...names].sort((a, b) => a.localeCompare(b, "en"))).toEqual(names)
})
