import { createHmac } from "node:crypto"

/** https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(
  secret: string,
  body: string,
  timestamp: number
): string {
  const mac = createHmac("sha256", secret).update(`${timestamp}.${body}`)
  return `t=${timestamp},v1=${mac.digest("hex")}`
}
