import { readdirSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { fileURLToPath } from "node:url"
import send from "send"

const ROOT = fileURLToPath(new URL("../dist/client", import.meta.url))
/** Names of their content: nothing changes under one of these addresses. */
const FOR_GOOD = "/_astro/"
const YEAR = { immutable: true, maxAge: "1y" }

const firstOf = (url: string) => url.split(/[/?]/, 2)[1] ?? ""

function isReadable(url: string): boolean {
  try {
    decodeURI(url)
    return true
  } catch {
    return false
  }
}

export type Listener = (req: IncomingMessage, res: ServerResponse) => void

/**
 * Sends the files of the build, and leaves every other address to `render`:
 * a page does not look for its file on the disk first. An address nobody can
 * read (a broken escape, RFC 3986 §2.1) is refused.
 */
export function filesThen(render: Listener, root = ROOT): Listener {
  const known = new Set(readdirSync(root))
  return (req, res) => {
    const { url = "/", method } = req
    if (!isReadable(url)) {
      res.writeHead(400, { "content-type": "text/plain" }).end("Bad request.")
      return
    }
    if (!known.has(firstOf(url)) || (method !== "GET" && method !== "HEAD")) {
      render(req, res)
      return
    }
    const [path = "/"] = url.split("?", 1)
    const lasting = path.startsWith(FOR_GOOD) ? YEAR : {}
    const page = () => {
      render(req, res)
    }
    send(req, path, { root, index: false, ...lasting })
      .on("error", page)
      .on("directory", page)
      .pipe(res)
  }
}
