import { z } from "zod"

/** The first of the two forms: where to send the code. */
export const guestEmailForm = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email("email_invalid")),
})

/** The second: the code, bound to the request it was asked with. */
export const guestCodeForm = z.object({
  email: z.string(),
  request_id: z.string().min(1).max(64),
  mailed: z.string(),
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "code_shape")),
})

export type GuestStep =
  | { kind: "email"; email: string; problem?: GuestProblem }
  | {
      kind: "code"
      email: string
      requestId: string
      mailed: boolean
      problem?: GuestProblem
    }

export type GuestProblem =
  | "email_invalid"
  | "code_shape"
  | "mail_code_wrong"
  | "too_many_codes"
  | "email_taken"
  | "confirmation_required"
  | "unreachable"

const KNOWN = [
  "mail_code_wrong",
  "too_many_codes",
  "email_taken",
  "confirmation_required",
] as const

/** The API's refusal as a sentence of the catalogue. */
export const guestProblem = (code: string): GuestProblem =>
  KNOWN.find((one) => one === code) ?? "unreachable"
