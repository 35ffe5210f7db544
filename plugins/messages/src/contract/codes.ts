import { z } from "zod"

/** An e-mail address as it is kept: trimmed, in lower case. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email().max(254))

/** Asks for six digits by e-mail. */
export const askCodeBody = z.strictObject({ email: emailAddress })
export type AskCodeBody = z.infer<typeof askCodeBody>

export interface AskedCode {
  /** The code works with this request only. */
  request_id: string
  expires_at: string
  /** False where no mail server is set up: the operator's list of mails has it. */
  mailed: boolean
}

/** A code that was texted to a phone. */
export type AskedText = Omit<AskedCode, "mailed">

/** The six digits, with the request they were asked for. */
export const useCodeBody = z.strictObject({
  request_id: z.string().min(1).max(64),
  code: z.string().regex(/^\d{6}$/),
})
export type UseCodeBody = z.infer<typeof useCodeBody>
