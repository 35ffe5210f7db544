/** An error as Stripe words it: https://docs.stripe.com/api/errors */
export interface ErrorFields {
  type?: "invalid_request_error" | "card_error" | "idempotency_error"
  code?: string
  decline_code?: string
  param?: string
  /** Objects Stripe adds, such as the payment intent of a decline. */
  extra?: Record<string, unknown>
}

export class ApiError extends Error {
  readonly status: number
  readonly fields: ErrorFields

  constructor(status: number, message: string, fields: ErrorFields = {}) {
    super(message)
    this.status = status
    this.fields = fields
  }

  body(): object {
    const { extra, type = "invalid_request_error", ...rest } = this.fields
    return { error: { message: this.message, type, ...rest, ...extra } }
  }
}

export const missing = (what: string, id: string) =>
  new ApiError(404, `No such ${what}: '${id}'`, {
    code: "resource_missing",
    param: "id",
  })

/** Asked for something the object's state does not allow. */
export const refused = (message: string, code?: string, param?: string) =>
  new ApiError(400, message, { code, param })
