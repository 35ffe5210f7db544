import { hmacHex, newId } from "@codex/kernel"
import {
  findRefusal,
  getDelivery,
  listEmailEvents,
  sendMessage,
} from "@codex/messages"
import type { MessageData } from "@codex/messages"
import fc from "fast-check"
import { drainMail } from "../delivery/drain-mail"
import { followLink } from "../links/follow-link"
import { clickUrl, readClick, unsubscribeUrl } from "../links/links"
import { takeBounce } from "../links/take-bounce"
import { signParts } from "../links/token"
import { unsubscribe, unsubscribePage } from "../links/unsubscribe"
import { messagesOptions, setOptions } from "../options"
import { sampleFacts } from "../render/samples"
import { openMailServer, openMailShop, OPTIONS, SECRET } from "./mail-shop"
import type { MailShop } from "./mail-shop"

let shop: MailShop
let server: Awaited<ReturnType<typeof openMailServer>>

beforeAll(async () => {
  shop = await openMailShop()
  server = await openMailServer()
  setOptions({ ...OPTIONS, smtpUrl: server.url })
})

afterAll(async () => {
  await server.close()
  await shop.db.drop()
})

const tokenOf = (url: string | undefined) => url?.split("/").at(-1) ?? ""

async function sent(email: string) {
  const id = await shop.within((tx) =>
    sendMessage(tx, {
      type: "file_version",
      key: newId("v"),
      to: { email },
      data: sampleFacts("file_version") as MessageData<"file_version">,
    })
  )
  await drainMail(shop.container)
  const row = await shop.within((tx) => getDelivery(tx, id ?? ""))
  if (!row) {
    throw new Error("the mail has gone")
  }
  return row
}

describe("a link of a mail", () => {
  it("leads on and is counted", async () => {
    const mail = await sent("ada@example.com")
    const url = /https:\/\/shop\.example\/api\/mail\/links\/[^"]+/.exec(
      mail.html ?? ""
    )?.[0]
    const target = await followLink(shop.container, tokenOf(url))
    expect(target).toBe("https://shop.example/example/access")
    const events = await shop.within((tx) => listEmailEvents(tx, mail.id))
    expect(events.map(({ kind }) => kind)).toEqual(["sent", "clicked"])
  })

  it("leads nowhere else, signed or not", () => {
    const options = messagesOptions()
    for (const target of [
      "https://evil.example/",
      "https://shop.example.evil.example/",
      "javascript:alert(1)",
      "//evil.example",
    ]) {
      expect(clickUrl(options, "mail_1", target)).toBe(target)
      const forged = signParts(SECRET, "click", ["mail_1", target])
      expect(readClick(options, forged)).toBeNull()
    }
  })

  it("is refused when a single character is another", () => {
    const options = messagesOptions()
    const token = tokenOf(clickUrl(options, "mail_1", "https://shop.example/a"))
    expect(readClick(options, token)).not.toBeNull()
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom("A", "b", "0", "."),
        (at, char) => {
          const bent = token.slice(0, at) + char + token.slice(at + 1)
          expect(bent === token || readClick(options, bent) === null).toBe(true)
        }
      )
    )
    const other = signParts(SECRET, "unsubscribe", [
      "mail_1",
      "https://shop.example/a",
    ])
    expect(readClick(options, other)).toBeNull()
  })
})

describe("unsubscribing", () => {
  it("asks, then stops this kind of mail only", async () => {
    const email = "eve+<b>@example.com"
    const token = tokenOf(
      unsubscribeUrl(messagesOptions(), email, "file_version")
    )
    expect(unsubscribePage(token)).toContain("eve+&lt;b&gt;@example.com")
    expect(
      await shop.within((tx) => findRefusal(tx, email, "file_version"))
    ).toBeNull()
    await unsubscribe(shop.container, token)
    expect(
      await shop.within((tx) => findRefusal(tx, email, "file_version"))
    ).toBe("unsubscribed")
    expect(
      await shop.within((tx) => findRefusal(tx, email, "sale_creator"))
    ).toBeNull()
    expect(() => unsubscribePage("x.y")).toThrow(/not complete/)
  })
})

describe("a bounce report", () => {
  const report = (body: object, at = Date.now()) => {
    const raw = JSON.stringify(body)
    const seconds = Math.floor(at / 1000)
    const mac = hmacHex(OPTIONS.bounceSecret, seconds, raw)
    return { raw, signature: `t=${seconds},v1=${mac}` }
  }

  it("is noted on its mail, and the address is left alone", async () => {
    const mail = await sent("gone@example.com")
    const bounced = report({
      message_id: mail.message_id,
      kind: "bounced",
      reason: "550 unknown",
    })
    expect(await takeBounce(shop.container, bounced)).toBe("noted")
    expect(await takeBounce(shop.container, bounced)).toBe("noted")
    const row = await shop.within((tx) => getDelivery(tx, mail.id))
    expect(row).toMatchObject({ state: "bounced", last_error: "550 unknown" })
    expect((await sent("gone@example.com")).state).toBe("skipped")
  })

  it("is refused unsigned, old, or altered; an unknown mail is no error", async () => {
    const body = { message_id: "<x@y>", kind: "bounced" }
    const good = report(body)
    expect(await takeBounce(shop.container, good)).toBe("unknown")
    for (const bad of [
      { ...good, signature: "" },
      { ...good, raw: `${good.raw} ` },
      report(body, Date.now() - 6 * 60_000),
    ]) {
      await expect(takeBounce(shop.container, bad)).rejects.toThrow(/signature/)
    }
  })
})
