import { guestCodeForm, guestEmailForm, guestProblem } from "../guest"

it("takes an address in any case and a code as people type it", () => {
  const { email } = guestEmailForm.parse({ email: " Ada@Example.com " })
  expect(email).toBe("ada@example.com")
  const sent = { email, request_id: "code_1", mailed: "yes" }
  expect(guestCodeForm.parse({ ...sent, code: " 012 345 " }).code).toBe(
    "012345"
  )
  for (const code of ["12345", "1234567", "12345a", ""]) {
    expect(guestCodeForm.safeParse({ ...sent, code }).success).toBe(false)
  }
})

it("says why a code was refused", () => {
  expect(guestProblem("mail_code_wrong")).toBe("mail_code_wrong")
  expect(guestProblem("too_many_codes")).toBe("too_many_codes")
  expect(guestProblem("anything else")).toBe("unreachable")
})
