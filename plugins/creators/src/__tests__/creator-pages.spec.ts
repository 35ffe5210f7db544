import fs from "node:fs"
import path from "node:path"
import { detourOf } from "../admin/lib/creator-pages"
import { creatorLayouts, OPERATOR_PAGES } from "../domain/sidebar"

describe("where a creator has business in the dashboard", () => {
  it.each([
    "/studio",
    "/studio/media",
    "/studio/posts/post_1",
    "/settings/profile",
  ])("%s", (page) => {
    expect(detourOf(page)).toBeNull()
  })

  it.each([
    ["/", "/studio", false],
    ["/orders", "/studio", false],
    ["/orders/order_1", "/studio", true],
    ["/creators", "/studio", true],
    ["/studios", "/studio", true],
    ["/settings", "/settings/profile", false],
    ["/settings/store", "/settings/profile", false],
    ["/settings/secret-api-keys", "/settings/profile", false],
  ])("%s leads to %s", (page, to, explain) => {
    expect(detourOf(page)).toEqual({ to, explain })
  })
})

describe("the personal layout of a creator", () => {
  const hidden = creatorLayouts(["/reviews"]).map(({ zone, configuration }) => [
    zone,
    Object.keys(configuration.widgets),
  ])
  const zones = Object.fromEntries(hidden) as Record<string, string[]>

  it("knows every operator page of the plugins beside this one", () => {
    const plugins = path.resolve(__dirname, "../../..")
    const pages = fs
      .globSync("*/src/admin/routes/*/page.tsx", { cwd: plugins })
      .map((file) => `/${path.basename(path.dirname(file))}`)
      .filter((page) => page !== "/studio")
    expect([...OPERATOR_PAGES].sort()).toEqual(pages.sort())
  })

  it("hides core, operator and the shop's own pages, never Studio", () => {
    expect(zones.sidebar).toEqual(
      expect.arrayContaining([
        "core:nav:/orders",
        "core:nav:/creators",
        "core:nav:/reviews",
        "core:Searchbar",
      ])
    )
    expect(zones.sidebar).not.toContain("core:nav:/studio")
  })

  it("leaves the profile in the settings", () => {
    expect(zones["settings.sidebar"]).toContain(
      "core:settings-nav:/settings/store"
    )
    expect(zones["settings.sidebar"]).not.toContain(
      "core:settings-nav:/settings/profile"
    )
  })
})
