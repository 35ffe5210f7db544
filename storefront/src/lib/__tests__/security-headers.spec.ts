import { embedOrigins, securityHeaders } from "../security-headers"
import { stripeScript } from "../stripe-script"

const JS = new URL("https://js.stripe.com/v3/")

const csp = (stripe?: URL, mediaOrigin?: string) =>
  securityHeaders({ stripe, mediaOrigin })["content-security-policy"] ?? ""

it("lets nothing inline run", () => {
  expect(csp()).toContain("script-src 'self';")
  expect(csp()).toContain("style-src 'self';")
  expect(csp()).not.toContain("unsafe-inline")
})

it("knows Stripe on checkout only", () => {
  expect(csp()).not.toContain("stripe.com")
  expect(csp(JS)).toContain("script-src 'self' https://js.stripe.com")
  expect(csp(JS)).toContain("connect-src 'self' https://api.stripe.com")
})

it("allows the bucket that media requests are redirected to", () => {
  const policy = csp(undefined, "https://media.example")
  expect(policy).toContain("connect-src 'self' https://media.example")
  expect(policy).toContain("media-src 'self' blob: https://media.example")
})

it("lets the stand-in's host in and no other", () => {
  const policy = csp(new URL("http://localhost:12111/v3/"))
  for (const name of ["script-src", "connect-src", "frame-src"]) {
    expect(policy).toMatch(
      new RegExp(`${name} ('self' )?http://localhost:12111(;|$)`)
    )
  }
  expect(policy).not.toContain("stripe.com")
})

it("runs no script but Stripe's in production", () => {
  for (const url of [
    "http://localhost:12111/v3/",
    "http://js.stripe.com/v3/",
    "https://js.stripe.com.evil.example/v3/",
    "https://evil.example/js.stripe.com",
  ]) {
    expect(() => stripeScript(url, true)).toThrow(/STRIPE_SCRIPT_URL/)
    expect(stripeScript(url, false).href).toBe(new URL(url).href)
  }
  expect(stripeScript(JS.href, true).href).toBe(JS.href)
})

describe("transport security", () => {
  it("is promised where shoppers come over https, and only there", () => {
    const name = "strict-transport-security"
    expect(securityHeaders({ https: true })[name]).toContain("max-age=")
    expect(securityHeaders({})[name]).toBeUndefined()
  })
})

describe("players of other hosts", () => {
  const policy = (given: Parameters<typeof securityHeaders>[0]) =>
    securityHeaders(given)["content-security-policy"] ?? ""

  it("stand in frames of pages that show them, and on no other", () => {
    expect(csp()).toContain("frame-src 'none'")
    const frames = embedOrigins([
      "https://player.vimeo.com/video/76979871?dnt=1",
      "https://player.vimeo.com/video/76979872?dnt=1",
    ])
    expect(policy({ frames })).toContain("frame-src https://player.vimeo.com")
    expect(policy({ frames })).not.toContain("youtube")
  })

  it("are those two, whatever a page asks for", () => {
    expect(
      embedOrigins([
        "https://evil.example/embed",
        "https://www.youtube-nocookie.com.evil.example/embed/x",
      ])
    ).toEqual([])
  })
})

it("lets the form of a download end at the storage, and no other form", () => {
  const mediaOrigin = "https://media.example"
  const action = (downloads: boolean) =>
    /form-action [^;]*/.exec(
      securityHeaders({ mediaOrigin, downloads })["content-security-policy"] ??
        ""
    )?.[0]
  expect(action(false)).toBe("form-action 'self'")
  expect(action(true)).toBe("form-action 'self' https://media.example")
})
