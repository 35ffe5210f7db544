import type { IncomingMessage } from "node:http"

/** Far above any event; of what is larger nothing is kept. */
const MAX_BYTES = 1_048_576

const bodies = new WeakMap<IncomingMessage, Promise<Buffer | null>>()

/**
 * The bytes of a request as they came, `null` when there are more than a
 * megabyte. A stream is read once, so whoever asks again gets the same.
 */
export function rawOf(req: IncomingMessage): Promise<Buffer | null> {
  const known = bodies.get(req)
  const raw = known ?? readRaw(req, MAX_BYTES)
  bodies.set(req, raw)
  return raw
}

/** Nothing is parsed before its signature is known to be good. */
function readRaw(req: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(req.headers["content-length"] ?? 0) > limit) {
    return Promise.resolve(null)
  }
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    req.on("data", (part: Buffer) => {
      size += part.length
      if (size > limit) {
        parts.length = 0
        resolve(null)
      } else {
        parts.push(part)
      }
    })
    req.once("end", () => {
      resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts))
    })
    req.once("error", reject)
  })
}
