import type { AstroCookies } from "astro"
import { callApi } from "../../lib/api.server"
import { clearSession, writeSession } from "../../lib/session.server"
import { readClaims, wantsRefresh } from "../../lib/token"
import { api } from "../../paths"
import { refreshToken } from "./account.server"

/** A session ended elsewhere looks signed in here for at most this long. */
const KNOWN_FOR_MS = 2_000
const MAX_KNOWN = 5_000

const known = new Map<string, number>()

async function isOver(token: string): Promise<boolean> {
  if ((known.get(token) ?? 0) > Date.now()) return false
  const answer = await callApi(api.session(), { token })
  if (!answer.ok) return answer.status === 401
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(token, Date.now() + KNOWN_FOR_MS)
  return false
}

/**
 * The token to go on with: a fresh one while its reader comes back, none once
 * the session is over. A server that does not answer ends nothing.
 */
export async function currentSession(
  cookies: AstroCookies,
  token: string
): Promise<string | undefined> {
  if (await isOver(token)) {
    clearSession(cookies)
    return undefined
  }
  const claims = readClaims(token)
  if (!claims || !wantsRefresh(claims, Date.now())) return token
  const fresh = await refreshToken(token)
  if (!fresh.ok) return token
  writeSession(cookies, fresh.value)
  return fresh.value
}
