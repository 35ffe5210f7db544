import { isFeatureOn, moveSwitches } from "../features"

const nobody = { features_on: [], features_off: [] }

it("is on or off by default where nobody said anything", () => {
  expect(isFeatureOn("explore", nobody)).toBe(false)
  expect(isFeatureOn("bundles", nobody, { features_off: [] })).toBe(true)
})

it("lets an organization switch off, never on", () => {
  const off = { features_on: [], features_off: ["bundles"] }
  expect(isFeatureOn("bundles", off, { features_off: [] })).toBe(false)
  expect(isFeatureOn("bundles", nobody, { features_off: ["bundles"] })).toBe(
    false
  )
})

it("moves the named switches and leaves the others", () => {
  const moved = moveSwitches(
    { features_on: [], features_off: ["feeds"] },
    { explore: true, bundles: false }
  )
  expect(moved.features_on).toEqual(["explore"])
  expect(moved.features_off).toEqual(["feeds", "bundles"])
  expect(moveSwitches(moved, { explore: false, feeds: true })).toEqual({
    features_on: [],
    features_off: ["bundles"],
  })
})
