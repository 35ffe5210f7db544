import type { MessagesOptions } from "../options"
import { readParts, signParts } from "./token"

const originOf = (url: string) => new URL(url).origin

/** The address the admin is reached at; the storefront's where none is set. */
export const adminUrlOf = (options: MessagesOptions): string =>
  options.adminUrl ?? options.storefrontUrl

/**
 * Where a mail's link may lead. It is asked when the link is made and again
 * when it is followed: a signature alone would outlive a change of address.
 */
export function isOurs(options: MessagesOptions, target: string): boolean {
  const ours = [options.storefrontUrl, adminUrlOf(options)].map(originOf)
  return URL.canParse(target) && ours.includes(originOf(target))
}

const signer = ({ linkSecret, linkUrl }: MessagesOptions) =>
  linkSecret && linkUrl
    ? { secret: linkSecret, base: `${linkUrl.replace(/\/$/, "")}/api/mail` }
    : null

/** Counts a click, then leads on; plain where nothing can be signed. */
export function clickUrl(
  options: MessagesOptions,
  deliveryId: string,
  target: string
): string {
  const sign = signer(options)
  return sign && isOurs(options, target)
    ? `${sign.base}/links/${signParts(sign.secret, "click", [deliveryId, target])}`
    : target
}

export function readClick(options: MessagesOptions, token: string) {
  const parts = options.linkSecret
    ? readParts(options.linkSecret, "click", token)
    : null
  const [deliveryId, target] = parts ?? []
  return deliveryId && target && isOurs(options, target)
    ? { deliveryId, target }
    : null
}

export function unsubscribeUrl(
  options: MessagesOptions,
  email: string,
  type: string
): string | undefined {
  const sign = signer(options)
  return (
    (sign &&
      `${sign.base}/unsubscribe/${signParts(sign.secret, "unsubscribe", [email, type])}`) ??
    undefined
  )
}

export function readUnsubscribe(options: MessagesOptions, token: string) {
  const parts = options.linkSecret
    ? readParts(options.linkSecret, "unsubscribe", token)
    : null
  const [email, type] = parts ?? []
  return email && type ? { email, type } : null
}
