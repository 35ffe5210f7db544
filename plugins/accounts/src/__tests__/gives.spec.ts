import { mayChange, rolesGivenBy } from "../people/gives"

const ROLES = ["owner", "admin", "creator", "member"] as const

describe("who gives which role, and takes it away", () => {
  it.each([
    ["owner", ["admin", "creator", "member"]],
    ["admin", ["creator", "member"]],
    ["creator", []],
    ["member", []],
  ] as const)("%s: %j", (role, given) => {
    expect(rolesGivenBy(role)).toEqual(given)
    expect(ROLES.filter((other) => mayChange(role, other))).toEqual(given)
  })
})
