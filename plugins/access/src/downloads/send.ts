import { ACCEPTED_TYPES } from "@codex/media"
import { CodexError } from "@codex/kernel"
import { mediaStorage } from "@codex/plugin-media/workflows"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { pipeline } from "node:stream/promises"
import { pgOf } from "../lib/request"
import { redeemTicket, type Redeemed } from "./redeem"
import { refusalPage } from "./refusal-page"

/** PRODUCT decision 1: an object's own address lives 60 s at most. */
const URL_SECONDS = 60

const TYPES = new Set(ACCEPTED_TYPES.map(({ contentTypes }) => contentTypes[0]))

/** Nothing is sent as a type that is on no list. */
const typeOf = (contentType: string): string =>
  TYPES.has(contentType) ? contentType : "application/octet-stream"

async function sendFile(
  res: MedusaResponse,
  { asset, key, size }: Redeemed
): Promise<void> {
  const storage = mediaStorage()
  // RFC 6266 with RFC 5987's name beside an ASCII one.
  res.attachment(asset.filename)
  const disposition = res.get("Content-Disposition") ?? "attachment"
  const contentType = typeOf(asset.content_type)
  const elsewhere = await storage.downloadUrl?.(key, {
    expiresInS: URL_SECONDS,
    contentType,
    disposition,
  })
  if (elsewhere) {
    res.redirect(302, elsewhere)
    return
  }
  const { stream } = await storage.read(key)
  res.set({
    "Content-Type": contentType,
    "Content-Length": String(size),
    "Accept-Ranges": "none",
  })
  await pipeline(stream, res)
}

const isRefusal = (error: unknown): error is CodexError =>
  error instanceof CodexError

/** For a person a page, for a program the code. */
function refuse(
  req: MedusaRequest,
  res: MedusaResponse,
  error: Pick<CodexError, "type" | "failure" | "message">
): void {
  res.removeHeader("Content-Disposition")
  res.status(error.failure === "media_not_found" ? 404 : 403)
  if (req.accepts(["json", "html"]) === "html") {
    res
      .set("Content-Security-Policy", "default-src 'none'; sandbox")
      .type("html")
      .send(refusalPage(error.message))
    return
  }
  res.json({
    type: error.type,
    code: error.failure,
    message: error.message,
  })
}

/** `GET /download/{token}` (ADR 0035): once, as an attachment, kept nowhere. */
export async function sendDownload(
  req: MedusaRequest,
  res: MedusaResponse,
  token: string
): Promise<void> {
  res.set({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
  })
  // Link previews ask so; they must not use up what a person came for.
  if (req.method === "HEAD") {
    res.status(405).set("Allow", "GET").end()
    return
  }
  try {
    const found = await redeemTicket(pgOf(req.scope), mediaStorage(), token)
    await sendFile(res, found)
  } catch (error) {
    if (res.headersSent) {
      // Half a file cannot be taken back, and must not look like a whole one.
      res.destroy()
      return
    }
    if (!isRefusal(error)) {
      throw error
    }
    refuse(req, res, error)
  }
}
