import { z } from "zod"

/** `GET /admin/account/phone` */
export interface OwnPhone {
  /** As people write it; null while none is proven. */
  number: string | null
  /** True: nothing is sold or paid out for the first time without one. */
  required: boolean
}

/** `POST /admin/account/phone`: with its country code, or as written there. */
export const phoneBody = z.strictObject({
  number: z.string().trim().min(5).max(32),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})
export type PhoneBody = z.infer<typeof phoneBody>

/** `POST /admin/account/phone/confirm`, with the code from the text */
export interface PhoneProven {
  number: string
}
