import { CodexError } from "@codex/kernel"
import {
  defineMiddlewares,
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"

const standard = errorHandler()

/** Body parsers mark their errors with a 4xx status; Medusa would say 500. */
function clientStatus(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === "number" && status >= 400 && status < 500
    ? status
    : undefined
}

/**
 * The one error handler of the process (the last registered wins). Ours keep
 * their stable code; a malformed body is the client's 4xx, never a 500.
 */
export default defineMiddlewares({
  errorHandler: (
    error: unknown,
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction
  ) => {
    const status = clientStatus(error)
    if (error instanceof CodexError || status === undefined) {
      standard(error, req, res, next)
      return
    }
    res.status(status).json({
      type: "invalid_data",
      code: status === 413 ? "body_too_large" : "body_malformed",
      message:
        status === 413
          ? "The request is larger than this address accepts."
          : "The request body could not be read. Send valid JSON.",
    })
  },
})
