import { slot } from "@codex/kernel"
import nodemailer from "nodemailer"
import type { Transporter } from "nodemailer"

const transports = slot(
  "messages.mail-transports",
  () => new Map<string, Transporter>()
)

/** One pooled connection per server address; `undefined` without one. */
export function mailTransport(
  url: string | undefined
): Transporter | undefined {
  if (!url) {
    return undefined
  }
  const known = transports.get().get(url)
  if (known) {
    return known
  }
  const made = nodemailer.createTransport({
    url,
    pool: true,
    connectionTimeout: 5_000,
    socketTimeout: 10_000,
  })
  transports.get().set(url, made)
  return made
}
