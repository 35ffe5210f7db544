import { securityHeaders } from "../security-headers"

const csp = (stripe: boolean, mediaOrigin?: string) =>
  securityHeaders({ stripe, mediaOrigin })["content-security-policy"] ?? ""

it("lets nothing inline run", () => {
  expect(csp(false)).toContain("script-src 'self';")
  expect(csp(false)).toContain("style-src 'self';")
  expect(csp(false)).not.toContain("unsafe-inline")
})

it("knows Stripe on checkout only", () => {
  expect(csp(false)).not.toContain("stripe.com")
  expect(csp(true)).toContain("script-src 'self' https://js.stripe.com")
  expect(csp(true)).toContain("connect-src 'self' https://api.stripe.com")
})

it("allows the bucket that media requests are redirected to", () => {
  const policy = csp(false, "https://media.example")
  expect(policy).toContain("connect-src 'self' https://media.example")
  expect(policy).toContain("media-src 'self' blob: https://media.example")
})
