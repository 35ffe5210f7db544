import { readdirSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { fileURLToPath } from "node:url"
import send from "send"

const ROOT = fileURLToPath(new URL("../dist/client", import.meta.url))
/** Names of their content: nothing changes under one of these addresses. */
const FOR_GOOD = "/_astro/"
const YEAR = { immutable: true, maxAge: "1y" }

const firstOf = (url: string) => url.split(/[/?]/, 2)[1] ?? ""

/**
 * Sends the files of the build, and leaves every other address to `render`:
 * a page does not look for its file on the disk first.
 */
export function filesThen(
  render: (req: IncomingMessage, res: ServerResponse) => void
): typeof render {
  const known = new Set(readdirSync(ROOT))
  return (req, res) => {
    const { url = "/", method } = req
    if (!known.has(firstOf(url)) || (method !== "GET" && method !== "HEAD")) {
      render(req, res)
      return
    }
    const [path = "/"] = url.split("?", 1)
    const lasting = path.startsWith(FOR_GOOD) ? YEAR : {}
    send(req, path, { root: ROOT, index: false, ...lasting })
      .on("error", () => {
        render(req, res)
      })
      .pipe(res)
  }
}
