import express from "express"
import fc from "fast-check"
import { adminSegments, isAllowed } from "../admin-path"
import { STUDIO_ALLOW_LIST } from "../studio-allow-list"

const allowed = (url: string, method = "GET", body?: unknown) =>
  isAllowed(STUDIO_ALLOW_LIST, { method, url, body })

describe("what a creator may call", () => {
  it.each([
    ["GET", "/admin/studio/me"],
    ["GET", "/admin/studio"],
    ["GET", "/ADMIN/Studio/Me"],
    ["GET", "/admin//studio///me/"],
    ["GET", "/admin/%73tudio/me"],
    ["GET", "/admin/studio/posts?limit=20&path=/admin/orders"],
    ["POST", "/admin/studio/posts/post_01JABC/publish"],
    ["PUT", "/admin/studio/uploads/upl_1/sign"],
    ["DELETE", "/admin/studio/media/asset_1"],
    ["HEAD", "/admin/studio/me"],
    ["GET", "/admin/feature-flags"],
    ["GET", "/admin/users/me?fields=*rbac_roles"],
    ["GET", "/admin/users/me/"],
    ["GET", "/admin/rbac/me/permissions"],
    ["GET", "/admin/layouts/sidebar/configuration"],
    ["GET", "/admin/layouts/configurations?zone=sidebar"],
    ["DELETE", "/admin/layouts/sidebar/configuration"],
  ])("%s %s", (method, url) => {
    expect(allowed(url, method)).toBe(true)
  })

  it.each([
    ["GET", "/admin"],
    ["GET", "/admin/"],
    ["GET", "/admin/orders"],
    ["GET", "/admin/ORDERS/"],
    ["GET", "/admin/users"],
    ["POST", "/admin/users/me"],
    ["GET", "/admin/users/user_1"],
    ["GET", "/admin/users/me/api-keys"],
    ["GET", "/admin/rbac/roles"],
    ["POST", "/admin/rbac/me/permissions"],
    ["GET", "/admin/layouts"],
    ["GET", "/admin/notifications"],
    ["GET", "/admin/creators"],
    ["GET", "/admin/studios/me"],
    ["GET", "/admin/studio-x"],
    ["GET", "/admin/studio%2fme"],
    ["GET", "/admin/studio/../orders"],
    ["GET", "/admin/studio/%2e%2e/orders"],
    ["GET", "/admin/studio/.%2e/orders"],
    ["GET", "/admin/studio/%252e%252e/orders"],
    ["GET", "/admin/studio/..%2forders"],
    ["GET", "/admin/studio/..%5corders"],
    ["GET", "/admin/studio/me%00"],
    ["GET", "/admin/studio/me;/orders"],
    ["GET", "/admin/studio/%zz"],
    ["GET", "/store/studio/me"],
    ["PATCH", "/admin/studio/posts/1"],
    ["TRACE", "/admin/studio/me"],
    ["GET", "http://host/admin/studio/me"],
  ])("not %s %s", (method, url) => {
    expect(allowed(url, method)).toBe(false)
  })

  it("lets a creator arrange their own sidebar, never everybody's", () => {
    const url = "/admin/layouts/sidebar/configuration"
    const configuration = { widgets: {} }
    expect(allowed(url, "POST", { configuration })).toBe(true)
    expect(allowed(url, "POST", { configuration, is_default: false })).toBe(
      true
    )
    for (const is_default of [true, "true", 1, null, "", 0, {}]) {
      expect(allowed(url, "POST", { configuration, is_default })).toBe(false)
    }
  })
})

const OPERATOR_ROUTES = [
  "/admin/orders",
  "/admin/orders/:id",
  "/admin/users",
  "/admin/rbac/roles",
  "/admin/rbac/roles/:id",
  "/admin/layouts",
]

/** Whether the router Medusa uses would run one of these routes. */
function routerOf(paths: string[]) {
  const router = express.Router()
  let hit = false
  paths.forEach((path) =>
    router.get(path, () => {
      hit = true
    })
  )
  return (url: string) => {
    hit = false
    const req = { method: "GET", url } as express.Request
    router(req, {} as express.Response, () => undefined)
    return hit
  }
}

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const path = fc.array(word, { minLength: 1, maxLength: 5 })

const mangled = (segments: string[]) =>
  fc
    .tuple(
      fc.array(fc.constantFrom("/", "//", "///"), {
        minLength: segments.length,
        maxLength: segments.length,
      }),
      fc.array(fc.constantFrom("lower", "upper", "encoded"), {
        minLength: segments.length,
        maxLength: segments.length,
      }),
      fc.constantFrom("", "/", "//"),
      fc.constantFrom("", "?a=1", "?x=/admin/studio/me", "#admin/studio")
    )
    .map(([slashes, styles, tail, query]) => {
      const styled = segments.map((segment, index) => {
        const style = styles[index]
        if (style === "upper") {
          return segment.toUpperCase()
        }
        return style === "encoded"
          ? Array.from(segment)
              .map((c) => `%${c.charCodeAt(0).toString(16)}`)
              .join("")
          : segment
      })
      return styled.map((s, i) => `${slashes[i]}${s}`).join("") + tail + query
    })

describe("spelling never changes the answer", () => {
  it("treats every spelling of a path as the plain path", () => {
    const cases = path.chain((rest) =>
      fc.record({
        plain: fc.constant(`/admin/${rest.join("/")}`),
        spelled: mangled(["admin", ...rest]),
      })
    )
    fc.assert(
      fc.property(cases, ({ plain, spelled }) => {
        expect(allowed(spelled)).toBe(allowed(plain))
      }),
      { numRuns: 500 }
    )
  })

  it("refuses every path outside the list, however it is spelled", () => {
    const outside = path
      .filter(([first]) => first !== "studio")
      .filter((rest) => !allowed(`/admin/${rest.join("/")}`))
      .chain((rest) => mangled(["admin", ...rest]))
    fc.assert(
      fc.property(outside, (url) => {
        expect(allowed(url)).toBe(false)
      }),
      { numRuns: 500 }
    )
  })

  it("refuses any path with a dot segment, also inside Studio", () => {
    const dots = fc.constantFrom("..", ".", "%2e%2e", "%2E.", ".%2e", "%252e.")
    fc.assert(
      fc.property(path, path, dots, (before, after, dot) => {
        const url = `/admin/studio/${[...before, dot, ...after].join("/")}`
        expect(allowed(url)).toBe(false)
      })
    )
  })

  it("never throws and never allows what it cannot read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const url = `/admin/studio/${text}`
        const segments = adminSegments(url)
        expect(allowed(url)).toBe(segments !== null)
      }),
      { numRuns: 1000 }
    )
  })

  it("never says yes where Express would route to an operator's page", () => {
    const routed = routerOf(OPERATOR_ROUTES)
    const piece = fc.oneof(
      fc.constantFrom(
        ...["orders", "users", "me", "studio", "rbac", "roles", "layouts"],
        ...["..", "%2e%2e", "%2f", "%6frders", "STUDIO", "", " ", "%20", ";"]
      ),
      word
    )
    const separator = fc.oneof(
      { weight: 4, arbitrary: fc.constant("/") },
      { weight: 1, arbitrary: fc.constantFrom("//", "%2f", "\\", "/./") }
    )
    const url = fc
      .array(fc.tuple(separator, piece), { minLength: 1, maxLength: 4 })
      .map((pairs) => `/admin${pairs.flat().join("")}`)
    let hits = 0
    fc.assert(
      fc.property(url, (candidate) => {
        if (routed(candidate)) {
          hits += 1
          expect(allowed(candidate)).toBe(false)
        }
      }),
      { numRuns: 5000 }
    )
    // A property about nothing would pass too.
    expect(hits).toBeGreaterThan(20)
  })
})
