import { readClaims, wantsRefresh } from "../token"

const token = (payload: object) =>
  `h.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.s`

it("reads when a token runs out and whose it is", () => {
  const claims = readClaims(token({ exp: 200, iat: 100, actor_id: "cus_1" }))
  expect(claims).toEqual({ exp: 200, iat: 100, actor_id: "cus_1" })
})

it.each(["", "a.b", "a.%%%.c", token({ exp: "soon" })])(
  "makes nothing of %s",
  (text) => {
    expect(readClaims(text)).toBeNull()
  }
)

it("asks for a fresh token in the second half of its life", () => {
  const claims = { exp: 200, iat: 100 }
  expect(wantsRefresh(claims, 120_000)).toBe(false)
  expect(wantsRefresh(claims, 151_000)).toBe(true)
  expect(wantsRefresh(claims, 201_000)).toBe(false)
})
