import { newId } from "@codex/kernel"
import {
  getDelivery,
  getTemplate,
  listEmailEvents,
  refuseMail,
  saveSender,
  savePreference,
  saveTemplate,
  sendMessage,
} from "@codex/messages"
import type { MessageData } from "@codex/messages"
import { drainMail } from "../delivery/drain-mail"
import { setOptions } from "../options"
import { sampleFacts } from "../render/samples"
import { openMailServer, openMailShop, OPTIONS } from "./mail-shop"
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

const receiptFacts = () =>
  sampleFacts("purchase_receipt") as MessageData<"purchase_receipt">

async function ask(more: { email?: string; name?: string; key?: string } = {}) {
  const id = await shop.within((tx) =>
    sendMessage(tx, {
      type: "purchase_receipt",
      key: more.key ?? newId("pur"),
      to: { email: more.email ?? `${newId("b")}@example.com`, name: more.name },
      organizationId: shop.organization.id,
      data: receiptFacts(),
    })
  )
  return id ?? ""
}

const drain = () => drainMail(shop.container)
const row = async (id: string) => {
  const found = await shop.within((tx) => getDelivery(tx, id))
  if (!found) {
    throw new Error("the mail has gone")
  }
  return found
}
const kinds = async (id: string) =>
  (await shop.within((tx) => listEmailEvents(tx, id))).map(({ kind }) => kind)
const last = () => server.received.at(-1)?.raw ?? ""

describe("asking for a mail", () => {
  it("is one mail per type and key, by 20 at once", async () => {
    const key = newId("pur")
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => ask({ key }))
    )
    expect(ids.filter(Boolean)).toHaveLength(1)
    const before = server.received.length
    await Promise.all([drain(), drain(), drain()])
    expect(server.received.length - before).toBe(1)
  })

  it("shares the fate of its transaction", async () => {
    const key = newId("pur")
    const undone = shop.within(async (tx) => {
      await sendMessage(tx, {
        type: "purchase_receipt",
        key,
        to: { email: "a@example.com" },
        data: receiptFacts(),
      })
      throw new Error("rolled back")
    })
    await expect(undone).rejects.toThrow("rolled back")
    expect(await ask({ key })).not.toBe("")
    await drain()
  })

  it("names the facts that are missing, and never fails for an address", async () => {
    const { amount: _amount, ...rest } = receiptFacts()
    const wrong = { ...rest, access_url: "https://evil.example" }
    const asked = shop.within((tx) =>
      sendMessage(tx, {
        type: "purchase_receipt",
        key: "x",
        to: { email: "a@example.com" },
        data: wrong as MessageData<"purchase_receipt">,
      })
    )
    await expect(asked).rejects.toThrow(/amount, access_url/)
    expect(await ask({ email: "a@example.com\r\nBcc: b@example.com" })).toBe("")
  })
})

describe("sending", () => {
  it("goes out in both forms, with the sender's name and a stable id", async () => {
    const name = "Ada\r\nBcc: all@example.com"
    const id = await ask({ email: "ada@example.com", name })
    await drain()
    const mail = last()
    expect(mail).toMatch(/^From: "?Quiet Hours"? <mail@shop\.example>/m)
    expect(mail).toMatch(/^Subject: Your receipt for Light in small rooms/m)
    expect(mail).toMatch(
      new RegExp(`^Message-ID: <${id}\\.0@shop\\.example>`, "m")
    )
    expect(mail).not.toMatch(/^Bcc:/m)
    expect(mail).toContain("text/plain")
    expect(mail).toContain("text/html")
    expect(server.received.at(-1)?.to).toEqual(["ada@example.com"])
    expect((await row(id)).state).toBe("sent")
    expect(await kinds(id)).toEqual(["sent"])
  })

  it("waits and tries again while the server is busy, gives up on a final no", async () => {
    const id = await ask()
    server.says.refuse = { code: 451, text: "Try later" }
    await drain()
    expect(await row(id)).toMatchObject({ state: "pending", attempts: 1 })
    server.says.refuse = null
    await shop.within((tx) =>
      tx("email_delivery").where({ id }).update({ next_at: tx.fn.now() })
    )
    await drain()
    expect((await row(id)).state).toBe("sent")
    expect(await kinds(id)).toEqual(["attempt_failed", "sent"])

    const dead = await ask()
    server.says.refuse = { code: 550, text: "No such person" }
    await drain()
    server.says.refuse = null
    const failed = await row(dead)
    expect(failed.state).toBe("failed")
    expect(failed.last_error).toContain("No such person")
  })

  it("is kept to be read where there is no mail server", async () => {
    setOptions(OPTIONS)
    const id = await ask()
    await drain()
    setOptions({ ...OPTIONS, smtpUrl: server.url })
    const kept = await row(id)
    expect(kept).toMatchObject({ state: "kept" })
    expect(kept.html).toContain("Light in small rooms")
  })

  it("keeps nothing of a key once it has left", async () => {
    const id = await shop.within((tx) =>
      sendMessage(tx, {
        type: "verification_code",
        key: newId("code"),
        to: { email: "ada@example.com" },
        data: { code: "493027", valid_minutes: "10" },
      })
    )
    await drain()
    expect(last()).toContain("493027")
    const sent = await row(id ?? "")
    expect(sent.state).toBe("sent")
    expect(JSON.stringify({ ...sent, fence: 0 })).not.toContain("493027")
  })

  it("does not send a code that works no more", async () => {
    const id = await shop.within((tx) =>
      sendMessage(tx, {
        type: "verification_code",
        key: newId("code"),
        to: { email: "ada@example.com" },
        data: { code: "493027", valid_minutes: "10" },
      })
    )
    await shop.within((tx) =>
      tx("email_delivery")
        .where({ id })
        .update({ created_at: tx.raw("now() - interval '11 minutes'") })
    )
    await drain()
    expect((await row(id ?? "")).state).toBe("skipped")
  })
})

describe("words and senders", () => {
  const owner = () => ({ organizationId: shop.organization.id })

  it("are those of the moment of sending, the organization's before ours", async () => {
    const id = await ask()
    await shop.within(async (tx) => {
      const words = { subject: "Enjoy {{post_title}}", updatedBy: "grace" }
      await saveTemplate(tx, owner(), "purchase_receipt", words)
      await saveSender(tx, owner(), {
        from_name: "The Hours",
        reply_to: "hello@hours.example",
        updatedBy: "grace",
      })
    })
    await drain()
    expect(last()).toMatch(/^Subject: Enjoy Light in small rooms/m)
    expect(last()).toMatch(/^From: "?The Hours"? </m)
    expect(last()).toMatch(/^Reply-To: hello@hours\.example/m)
    expect((await row(id)).state).toBe("sent")
  })

  it("that cannot be used give way to ours, and say so", async () => {
    await shop.within((tx) =>
      tx("organization_message_template")
        .where({ type: "purchase_receipt" })
        .update({ body: "Hello {{buyer}}" })
    )
    const id = await ask()
    await drain()
    expect((await row(id)).state).toBe("sent")
    expect(last()).toContain("Thank you for your purchase")
    expect(await kinds(id)).toEqual(["default_used", "sent"])
    const flagged = await shop.within((tx) =>
      getTemplate(tx, owner(), "purchase_receipt")
    )
    expect(flagged?.problem).toContain("{{buyer}}")
  })
})

describe("who does not want a mail", () => {
  const notice = async () => {
    const id = await shop.within((tx) =>
      sendMessage(tx, {
        type: "sale_creator",
        key: newId("s"),
        to: { creatorId: shop.creator.id },
        data: sampleFacts("sale_creator") as MessageData<"sale_creator">,
      })
    )
    await drain()
    return row(id ?? "")
  }

  it("gets it at the address of the login, with a way to stop it", async () => {
    expect((await notice()).to_email).toBe("grace@example.com")
    expect(last()).toMatch(
      /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m
    )
  })

  it("does not: by the matrix, by the link, by the switch", async () => {
    const { id } = shop.creator
    await shop.within((tx) => savePreference(tx, id, "sale_creator", false))
    expect((await notice()).state).toBe("skipped")
    await shop.within((tx) => savePreference(tx, id, "sale_creator", true))
    await shop.within((tx) =>
      saveTemplate(tx, "platform", "sale_creator", {
        enabled: false,
        updatedBy: "op",
      })
    )
    expect((await notice()).state).toBe("skipped")
    await shop.within((tx) =>
      saveTemplate(tx, "platform", "sale_creator", {
        enabled: true,
        updatedBy: "op",
      })
    )
    expect((await notice()).state).toBe("sent")
    await shop.within((tx) =>
      refuseMail(tx, "Grace@example.com", "sale_creator", "unsubscribed")
    )
    expect((await notice()).state).toBe("skipped")
  })

  it("gets what must be sent all the same", async () => {
    await shop.within((tx) =>
      refuseMail(tx, "bounced@example.com", "*", "bounced")
    )
    const id = await ask({ email: "bounced@example.com" })
    await drain()
    expect((await row(id)).state).toBe("sent")
  })
})
