import { createRequire } from "node:module"
import type { IncomingMessage } from "node:http"
import { maskPathTokens } from "../domain/mask-url"

interface Morgan {
  token(
    name: string,
    read: (req: IncomingMessage) => string | undefined
  ): Morgan
}

/**
 * Medusa 2.21.2 logs requests with morgan's `url` and `referrer` tokens, which
 * are looked up when a line is written (`framework/dist/http/express-loader`),
 * so replacing them on Medusa's own copy of morgan reaches every log line.
 */
export function maskAccessLog(): void {
  const fromMedusa = createRequire(require.resolve("@medusajs/framework/http"))
  const morgan = fromMedusa("morgan") as Morgan
  morgan.token("url", (req) =>
    maskPathTokens(
      "originalUrl" in req && typeof req.originalUrl === "string"
        ? req.originalUrl
        : (req.url ?? "")
    )
  )
  morgan.token("referrer", (req) =>
    req.headers.referer === undefined
      ? undefined
      : maskPathTokens(req.headers.referer)
  )
}
