import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { listDeliverables, type ContentPost } from "@codex/content"
import { getOrganizationSettings } from "@codex/creators"
import { sha256Hex, withTenant, type Pg } from "@codex/kernel"
import { PICTURE_WIDTHS, pictureName } from "@codex/media"
import { mediaStorage } from "@codex/plugin-media/workflows"
import { pipeline } from "node:stream/promises"
import { assetsOf } from "./assets"
import type { CoverQuery } from "../contract"
import { coverSvg } from "./cover-art"

/** Where a cover comes from; `etag` changes whenever the picture does. */
export type CoverSource =
  | { kind: "thumbnail"; key: string; etag: string }
  | { kind: "drawn"; svg: string; etag: string }

const etagOf = (text: string) => `"${sha256Hex(text).slice(0, 32)}"`

/** In the wanted size, or as it is: files of before have one size only. */
async function storedPicture(
  key: string,
  width: CoverQuery["w"]
): Promise<string | null> {
  const wanted = PICTURE_WIDTHS.find((known) => String(known) === width)
  const sized = wanted && pictureName(key, wanted)
  if (sized && (await mediaStorage().stat(sized))) {
    return sized
  }
  return (await mediaStorage().stat(key)) ? key : null
}

/** The first file's thumbnail, or a drawing with the title's initials. */
export async function coverSource(
  pg: Pg,
  post: ContentPost,
  width?: CoverQuery["w"]
): Promise<CoverSource> {
  const { rows, settings } = await withTenant(
    pg,
    { organizationId: post.organization_id },
    async (tx) => ({
      rows: await listDeliverables(tx, [post.id]),
      settings: await getOrganizationSettings(tx, post.organization_id),
    })
  )
  const first = rows.slice(0, 1)
  const assets = await assetsOf(pg, first)
  const key = first[0] && assets.get(first[0].asset_id)?.thumbnail_key
  const found = key ? await storedPicture(key, width) : null
  if (found) {
    return { kind: "thumbnail", key: found, etag: etagOf(found) }
  }
  const svg = coverSvg({
    title: post.title,
    brandColor: settings?.brand_color ?? null,
    audio: rows[0]?.media_kind === "audio",
  })
  return { kind: "drawn", svg, etag: etagOf(svg) }
}

/** An image and nothing else, even when opened as a document of its own. */
const SAFE = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

async function sendThumbnail(res: MedusaResponse, key: string): Promise<void> {
  const { stream, size, contentType } = await mediaStorage().read(key)
  res.setHeader("Content-Type", contentType || "image/jpeg")
  res.setHeader("Content-Length", String(size))
  await pipeline(stream, res)
}

export async function sendCover(
  req: MedusaRequest,
  res: MedusaResponse,
  source: CoverSource,
  cacheControl: string
): Promise<void> {
  res.set({ ...SAFE, ETag: source.etag, "Cache-Control": cacheControl })
  if (req.get("If-None-Match") === source.etag) {
    res.status(304).end()
  } else if (source.kind === "drawn") {
    res.type("image/svg+xml").send(source.svg)
  } else {
    await sendThumbnail(res, source.key)
  }
}
