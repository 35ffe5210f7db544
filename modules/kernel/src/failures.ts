import { MedusaError } from "@medusajs/framework/utils"

/**
 * Types whose message and code reach the client unchanged; CONFLICT,
 * DUPLICATE_ERROR and DB_ERROR would be rewritten by Medusa's error handler.
 */
type SafeType =
  "invalid_data" | "not_allowed" | "not_found" | "forbidden" | "unauthorized"

export interface FailureSpec {
  type: SafeType
  /** What is wrong and what to do, for a person. `{name}` takes a detail. */
  message: string
}

/** A failure with a stable code; the HTTP layer answers 4xx with both. */
export class CodexError<Code extends string = string> extends MedusaError {
  constructor(
    type: SafeType,
    readonly failure: Code,
    message: string
  ) {
    super(type, message, failure)
    this.name = "CodexError"
  }
}

function fill(message: string, details: Record<string, string | number>) {
  return message.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in details ? String(details[key]) : whole
  )
}

/**
 * Turns a closed map of failure codes into a function that builds the error:
 * `const fail = defineFailures({...}); throw fail("post_not_found")`.
 */
export function defineFailures<Code extends string>(
  specs: Record<Code, FailureSpec>
): (code: Code, details?: Record<string, string | number>) => CodexError<Code> {
  return (code, details = {}) =>
    new CodexError(specs[code].type, code, fill(specs[code].message, details))
}
