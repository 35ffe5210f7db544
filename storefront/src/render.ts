import type { IncomingMessage, ServerResponse } from "node:http"
import { createApp } from "astro/app/entrypoint"
import { createRequestFromNodeRequest, writeResponse } from "astro/app/node"
import { setGetEnv } from "astro/env/setup"
import { isProxied } from "./lib/proxied"

const MAX_BODY_BYTES = 1024 * 1024

setGetEnv((key) => process.env[key])
// A page is a few kilobytes: in one piece it costs half the processor time.
const app = createApp({ streaming: false })

/**
 * The request for a page: it has no body, and need not hear that its reader
 * has left. Null for all others.
 */
function pageRequest({ method, url, headers }: IncomingMessage) {
  const address = URL.parse(
    `http://${headers.host ?? "localhost"}${url ?? "/"}`
  )
  return method === "GET" && address && !isProxied(address.pathname)
    ? new Request(address, { headers: headers as Record<string, string> })
    : null
}

/** Its length is known, so that one write is all it takes. */
async function sendWhole(answer: Response, res: ServerResponse) {
  const { status, headers } = answer
  const cookies = headers.getSetCookie()
  res.writeHead(status, {
    ...Object.fromEntries(headers),
    ...(cookies.length > 0 ? { "set-cookie": cookies } : {}),
  })
  res.end(new Uint8Array(await answer.arrayBuffer()))
}

async function answerTo(req: IncomingMessage, res: ServerResponse) {
  const said = { addCookieHeader: true }
  const page = pageRequest(req)
  if (page) {
    const clientAddress = req.socket.remoteAddress ?? ""
    await sendWhole(await app.render(page, { ...said, clientAddress }), res)
    return
  }
  const bodySizeLimit = MAX_BODY_BYTES
  const request = createRequestFromNodeRequest(req, { bodySizeLimit })
  await writeResponse(await app.render(request, said), res)
}

/**
 * Astro's side of the server. The one of its adapter for Node remembers the
 * address through every promise of a request, to name it in a log: that costs
 * each request a tenth, pages from the cache too (ADR 0026).
 */
export async function handler(
  req: IncomingMessage,
  res: ServerResponse
): Promise<void> {
  try {
    await answerTo(req, res)
  } catch (error) {
    console.error(`storefront: could not render ${req.url ?? ""}`, error)
    if (res.headersSent) {
      res.destroy()
    } else {
      res.writeHead(500, { "content-type": "text/plain" }).end("Server error.")
    }
  }
}
