import type { APIRoute } from "astro"
import { brandPalette, paletteCss } from "@codex/plugin-creators/contract"

/** A brand's palette as a sheet of its own: nothing inline, kept for good. */
export const GET: APIRoute = ({ url }) =>
  new Response(paletteCss(brandPalette(url.searchParams.get("brand"))), {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    },
  })
