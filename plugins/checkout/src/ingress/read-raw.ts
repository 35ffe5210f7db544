import type { IncomingMessage } from "node:http"

/** Far above any event; of what is larger nothing is kept. */
const MAX_BYTES = 1_048_576

/**
 * The bytes of a request as they came, `null` when there are more than
 * `limit`. Nothing is parsed before its signature is known to be good.
 */
export function readRaw(
  req: IncomingMessage,
  limit = MAX_BYTES
): Promise<Buffer | null> {
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
