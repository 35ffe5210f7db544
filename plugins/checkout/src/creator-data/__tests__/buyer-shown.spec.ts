import { shownBuyer } from "../buyer-shown"

const naming = { profile: "org_own", secret: "not a secret" }
const ada = {
  customer_id: "cus_ada",
  buyer_name: "Ada",
  buyer_email: "ada@example.com",
}
const at = (organization_id: string, more = {}) =>
  shownBuyer({ ...ada, organization_id, ...more }, naming)

describe("a buyer in a seller's file", () => {
  it("is named where they are the creator's own customer", () => {
    expect(at("org_own")).toMatchObject({
      name: "Ada",
      email: "ada@example.com",
    })
  })

  it("is a number in any other organization", () => {
    const { id, name, email } = at("org_brand")
    expect({ name, email }).toEqual({ name: "", email: "" })
    expect(id).toMatch(/^buyer_[0-9a-f]{20}$/)
    expect(id).not.toContain("ada")
  })

  it("is the same again there, and nobody known anywhere else", () => {
    expect(at("org_brand").id).toBe(at("org_brand").id)
    expect(at("org_brand").id).not.toBe(at("org_own").id)
    expect(at("org_brand").id).not.toBe(at("org_other").id)
  })

  it("has no name any more once they were forgotten", () => {
    const gone = { buyer_name: "", buyer_email: "cus_ada@deleted.invalid" }
    expect(at("org_own", gone)).toMatchObject({ name: "", email: "" })
  })
})
