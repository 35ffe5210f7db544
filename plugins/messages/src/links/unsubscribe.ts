import { withPlatform } from "@codex/kernel"
import { fillLine, refuseMail } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createElement as h } from "react"
import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import catalogue from "../i18n/en.json"
import { mailFailure } from "../lib/failures"
import { messagesOptions } from "../options"
import { readUnsubscribe } from "./links"

const words = catalogue.unsubscribePage

function page(...content: ReactNode[]): string {
  const style = {
    fontFamily: "system-ui, sans-serif",
    lineHeight: 1.5,
    maxWidth: 480,
    margin: "15vh auto",
    padding: "0 24px",
  }
  const head = h(
    "head",
    null,
    h("meta", { charSet: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width" }),
    h("meta", { name: "robots", content: "noindex" }),
    h("title", null, words.title)
  )
  const body = h("body", { style }, h("h1", null, words.title), ...content)
  return `<!doctype html>${renderToStaticMarkup(h("html", { lang: "en" }, head, body))}`
}

function read(token: string) {
  const asked = readUnsubscribe(messagesOptions(), token)
  if (!asked) {
    throw mailFailure("email_link_broken")
  }
  return asked
}

export function unsubscribePage(token: string): string {
  const { email } = read(token)
  const style = { padding: "12px 20px", fontSize: 16 }
  return page(
    h(
      "p",
      { key: "text" },
      fillLine(words.text, () => email)
    ),
    h(
      "form",
      { key: "form", method: "post" },
      h("button", { type: "submit", style }, words.button)
    )
  )
}

export async function unsubscribe(
  container: MedusaContainer,
  token: string
): Promise<string> {
  const { email, type } = read(token)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "unsubscribe", (tx) =>
    refuseMail(tx, email, type, "unsubscribed")
  )
  return page(h("p", { key: "done", role: "status" }, words.done))
}
