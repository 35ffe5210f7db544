import { createHash } from "node:crypto"
import { at, type Request, type Row } from "./matrix-row.mts"
import type { Fixtures } from "./fixtures.mts"

/** The smallest picture: one red dot as PNG. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64"
)

/** A stored logo is named by what is in it. */
const DOT_NAME = createHash("sha256").update(DOT).digest("hex").slice(0, 24)

const here = (f: Fixtures) => ({ "x-codex-organization": f.organization })

const text = {
  body: {
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: "Be kind." }] },
    ],
  },
}

const picture = (f: Fixtures): Request => ({
  path: "/admin/studio/logo",
  raw: Uint8Array.from(DOT),
  headers: { "content-type": "image/png", ...here(f) },
})

/** Settings, legal texts and the logo of an organization. */
export const brandStudioRows: Row[] = [
  {
    route: "GET /admin/studio/settings",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/settings"),
  },
  {
    route: "GET /admin/studio/legal/:kind",
    area: "studio",
    request: (f) => ({ ...at("/admin/studio/legal/terms"), headers: here(f) }),
  },
  {
    route: "POST /admin/studio/legal/:kind",
    area: "studio",
    request: (f) => ({
      ...at("/admin/studio/legal/terms", text),
      headers: here(f),
    }),
  },
  { route: "POST /admin/studio/logo", area: "studio", request: picture },
  {
    route: "DELETE /admin/studio/logo",
    area: "studio",
    request: (f) => ({ path: "/admin/studio/logo", headers: here(f) }),
  },
]

export const brandOperatorRows: Row[] = [
  {
    route: "GET /admin/platform-settings",
    area: "operator",
    request: () => at("/admin/platform-settings"),
  },
  {
    route: "POST /admin/platform-settings",
    area: "operator",
    request: () =>
      at("/admin/platform-settings", { features: { explore: true } }),
  },
]

export const brandOpenRows: Row[] = [
  {
    route: "GET /api/legal/:handle/:kind",
    area: "public",
    request: (f) => at(`/api/legal/${f.handle}/terms`),
  },
  {
    route: "GET /api/logos/:organization/:name/:size",
    area: "public",
    request: (f) => at(`/api/logos/${f.organization}/${DOT_NAME}/256`),
  },
  {
    route: "GET /api/changes",
    area: "public",
    request: () => at("/api/changes?since="),
  },
  {
    route: "GET /api/explore",
    area: "public",
    request: () => at("/api/explore"),
  },
  {
    route: "GET /api/sitemap",
    area: "public",
    request: () => at("/api/sitemap"),
  },
]
