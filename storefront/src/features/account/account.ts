import { z } from "zod"

const email = z.string().trim().toLowerCase().pipe(z.email("email_invalid"))

export const loginForm = z.object({
  email,
  password: z.string().min(1, "password_missing"),
})
export type LoginForm = z.infer<typeof loginForm>

export const PASSWORD_MIN = 12
const PASSWORD_MAX = 128

/** The server knows the common ones, and has the last word. */
const newPassword = z
  .string()
  .min(PASSWORD_MIN, "password_short")
  .max(PASSWORD_MAX, "password_long")

export const registerForm = z.object({
  name: z.string().trim().min(1, "name_missing").max(120, "name_long"),
  email,
  password: newPassword,
})
export type RegisterForm = z.infer<typeof registerForm>

export const forgotForm = z.object({ email })

export const resetForm = z.object({
  token: z.string().min(1).max(2_000),
  password: newPassword,
})

export const passwordForm = z.object({
  current: z.string().min(1, "password_missing"),
  next: newPassword,
})
export type PasswordForm = z.infer<typeof passwordForm>

/** The address somebody wants to sign in with, and who they are. */
export const emailForm = z.object({
  email,
  password: z.string().min(1, "password_missing"),
})

/** Deleting an account for good. */
export const deleteForm = z.object({
  password: z.string().min(1, "password_missing"),
  sure: z.literal("on", "not_sure"),
})

export type FieldErrors = Partial<Record<string, string>>

/** Form data through a schema: the values, or one error code per field. */
export function parseForm<T>(
  schema: z.ZodType<T>,
  data: FormData
): { ok: true; value: T } | { ok: false; errors: FieldErrors } {
  const parsed = schema.safeParse(Object.fromEntries(data))
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    errors[String(issue.path[0] ?? "form")] ??= issue.message
  }
  return { ok: false, errors }
}

/** A field's text to show again after an error; a password never is. */
export function textField(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === "string" ? value : ""
}
