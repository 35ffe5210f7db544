import { z } from "zod"

const claims = z.object({
  exp: z.number(),
  iat: z.number().optional(),
  actor_id: z.string().optional(),
  /** What somebody else has said of them (features/account/sign-in). */
  user_metadata: z
    .object({ email: z.string().optional(), name: z.string().optional() })
    .optional()
    .catch(undefined),
})
export type Claims = z.infer<typeof claims>

/**
 * Reads a JWT's claims without trusting them: only Medusa verifies the
 * signature. Here they decide when to stop sending a token that has run out.
 */
export function readClaims(token: string): Claims | null {
  const payload = token.split(".")[1]
  if (!payload) return null
  try {
    const json = Buffer.from(payload, "base64url").toString("utf8")
    return claims.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

/** True in the second half of a token's life: time for a fresh one. */
export function wantsRefresh({ exp, iat }: Claims, nowMs: number): boolean {
  const now = nowMs / 1000
  return iat !== undefined && now < exp && now > iat + (exp - iat) / 2
}
