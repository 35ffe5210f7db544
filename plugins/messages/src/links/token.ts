import { hmacHex, sameText } from "@codex/kernel"

/** What a link may do; a token for one is no token for the other. */
export type LinkPurpose = "click" | "unsubscribe"

const macOf = (secret: string, purpose: LinkPurpose, body: string) =>
  hmacHex(secret, purpose, body).slice(0, 40)

/** Strings that only this server can have put together. */
export function signParts(
  secret: string,
  purpose: LinkPurpose,
  parts: readonly string[]
): string {
  const body = Buffer.from(JSON.stringify(parts)).toString("base64url")
  return `${body}.${macOf(secret, purpose, body)}`
}

/** The strings again, or null for anything that was not signed for this. */
export function readParts(
  secret: string,
  purpose: LinkPurpose,
  token: string
): string[] | null {
  const [body = "", mac = "", rest] = token.split(".")
  if (rest !== undefined || !sameText(mac, macOf(secret, purpose, body))) {
    return null
  }
  return JSON.parse(Buffer.from(body, "base64url").toString()) as string[]
}
