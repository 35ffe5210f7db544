import fs from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import path from "node:path"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { encodingOf } from "./cache-key.ts"
import type { Encoding } from "./page-cache.ts"

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
}

type File = { type: string; bodies: Record<Encoding, Buffer> }

function load(folder: string, url: string): File | undefined {
  const type = TYPES[path.extname(url)]
  const file = path.join(folder, path.normalize(url))
  if (!type || !file.startsWith(folder) || !fs.existsSync(file)) {
    return undefined
  }
  const identity = fs.readFileSync(file)
  return {
    type,
    bodies: {
      identity,
      gzip: gzipSync(identity),
      br: brotliCompressSync(identity),
    },
  }
}

/**
 * Scripts and sheets of the build, compressed once: Astro's own server sends
 * them as they lie on disk. Their names change with their contents.
 */
export function staticFiles(clientFolder: string) {
  const known = new Map<string, File | undefined>()
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const url = req.url ?? ""
    if (req.method !== "GET" || !/^\/_astro\/[\w.@-]+$/.test(url)) return false
    if (!known.has(url)) {
      const found = load(clientFolder, url)
      // Made-up names are not remembered, or they would fill the memory.
      if (!found) return false
      known.set(url, found)
    }
    const file = known.get(url)
    if (!file) return false
    const encoding = encodingOf(req.headers["accept-encoding"] as string)
    const body = file.bodies[encoding]
    res.writeHead(200, {
      "content-type": file.type,
      "content-length": body.length,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
      ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    })
    res.end(body)
    return true
  }
}
