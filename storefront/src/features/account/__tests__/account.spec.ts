import { loginForm, parseForm, registerForm } from "../account"

function form(values: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

it("takes e-mail addresses as people write them", () => {
  const data = form({ email: " Ada@Example.com ", password: "x" })
  expect(parseForm(loginForm, data)).toEqual({
    ok: true,
    value: { email: "ada@example.com", password: "x" },
  })
})

it("says one thing per field", () => {
  const data = form({ name: " ", email: "ada", password: "short" })
  expect(parseForm(registerForm, data)).toEqual({
    ok: false,
    errors: {
      name: "name_missing",
      email: "email_invalid",
      password: "password_short",
    },
  })
})
