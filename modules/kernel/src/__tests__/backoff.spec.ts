import { backoffSeconds } from "../backoff"

describe("backoff", () => {
  it("doubles and stays under the cap", () => {
    expect([1, 2, 3, 4].map((n) => backoffSeconds(n))).toEqual([1, 2, 4, 8])
    expect(backoffSeconds(50)).toBe(60)
    expect(backoffSeconds(50, 3600)).toBe(3600)
    expect(backoffSeconds(0)).toBe(1)
  })
})
