import { kindOf, messageTypes, specOf } from "@codex/messages"
import type { MessageType } from "@codex/messages"
import { inkOn } from "../render/brand"
import type { Brand } from "../render/brand"
import { renderMessage } from "../render/render-message"
import { sampleFacts } from "../render/samples"
import { defaultWords, wordsFor } from "../render/words"
import type { Facts } from "../render/values"

const brand: Brand = {
  name: "Quiet Hours",
  color: "#7c3aed",
  logoUrl: null,
  supportEmail: "hello@example.com",
  timeZone: "Europe/Berlin",
}
const hosts = {
  storefrontUrl: "https://shop.example",
  adminUrl: "https://admin.example/app",
}

const render = (type: MessageType, facts = sampleFacts(type), more = {}) =>
  renderMessage({
    type,
    words: defaultWords(type),
    facts,
    brand,
    hosts,
    ...more,
  })

const HOSTILE = {
  html: `<img src=x onerror="alert(1)"></h1><script>alert(2)</script>`,
  header: "Ada\r\nBcc: all@example.com\r\n\r\nbody",
  long: "W".repeat(200),
  "right to left": "‫أدا لافليس‬ עדה",
  emoji: "👩‍🚀 Ada 🎬",
  language: "{{code}} **x** {{constructor}}",
}

/** The same mail with every text somebody else's. */
const withTexts = (type: MessageType, text: string): Facts => {
  const { variables } = specOf(type)
  const texts = Object.keys(variables).filter(
    (name) => kindOf(variables[name] ?? "text") === "text"
  )
  return {
    ...sampleFacts(type),
    ...Object.fromEntries(texts.map((name) => [name, text])),
  }
}

describe("every mail", () => {
  it("has the subject it had", () => {
    const subjects = messageTypes().map((type) => [type, render(type).subject])
    expect(Object.fromEntries(subjects)).toMatchSnapshot()
  })

  it.each(messageTypes())("%s says the same in both forms", (type) => {
    const { html, text } = render(type)
    const { button } = specOf(type)
    for (const part of button
      ? ["https://", "/example/", "/studio/"].slice(0, 1)
      : []) {
      expect(html).toContain(part)
      expect(text).toContain(part)
    }
    expect(html).toContain("Quiet Hours")
    expect(text).not.toMatch(/<\/?[a-z]/)
    expect(`${html}${text}`).not.toMatch(/\{\{|undefined|\[object|codex/i)
  })

  it.each(Object.entries(HOSTILE))("stands a name of %s", (_what, text) => {
    for (const type of messageTypes()) {
      const mail = render(type, withTexts(type, text), {
        brand: { ...brand, name: text },
      })
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect(mail.html).not.toMatch(/<script|<img src=x/)
      // A link that is not ours would be somebody's text as an address.
      const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(
        ([, url]) => url
      )
      for (const url of links) {
        expect(url).toMatch(/^https:\/\/(shop|admin)\.example\//)
      }
    }
  })
})

describe("a receipt", () => {
  it("says what, how much, from whom, when, where to watch, whom to ask", () => {
    const { html, text } = render("purchase_receipt")
    for (const part of [
      "$19.99",
      "Quiet Hours",
      "November 21, 2026",
      "3:32",
      "https://shop.example/example/access",
      "hello@example.com",
      "within 14 days",
    ]) {
      expect(html).toContain(part)
      expect(text).toContain(part)
    }
  })

  it("says on its button what one does", () => {
    const buttonOf = (action?: string) => {
      const { html, text } = render("purchase_receipt", {
        ...sampleFacts("purchase_receipt"),
        action,
      })
      const words = /Watch it now|Listen now|Download it now|Open it now/
      expect(text).toMatch(words)
      return words.exec(html)?.[0]
    }
    expect(buttonOf("watch")).toBe("Watch it now")
    expect(buttonOf("listen")).toBe("Listen now")
    expect(buttonOf("download")).toBe("Download it now")
    expect(buttonOf("open")).toBe("Open it now")
    // Asked for before mails knew it.
    expect(buttonOf()).toBe("Open it now")
  })

  it("says that a test purchase took no money", () => {
    const { text, html } = render("purchase_receipt", {
      ...sampleFacts("purchase_receipt"),
      test_note: "Test mode: no money was taken for this purchase.",
    })
    expect(text).toContain("no money was taken")
    expect(html).toContain("no money was taken")
  })

  it("of what was free names no amount", () => {
    const { text } = render("access_receipt")
    expect(text).not.toMatch(/\$|Amount/)
  })

  it("leaves out what was not there", () => {
    const facts: Facts = {
      ...sampleFacts("purchase_receipt"),
      discount: null,
      tax: null,
      tax_name: null,
      test_note: null,
      refund_days: null,
    }
    const { text } = render("purchase_receipt", facts)
    expect(text).not.toMatch(/Discount|Tax|Test mode|A refund/)
  })

  it("does not put a colour into a style unless it is one", () => {
    const color = `red;background:url(//evil.example)"`
    const { html } = render("purchase_receipt", undefined, {
      brand: { ...brand, color },
    })
    expect(html).not.toContain("evil")
    expect(inkOn("#ffe100")).toBe("#1c1917")
    expect(inkOn("#101030")).toBe("#ffffff")
  })

  it("refuses a link that leaves the shop", () => {
    for (const access_url of [
      "https://evil.example",
      "//evil.example",
      "javascript:alert(1)",
    ]) {
      expect(() =>
        render("purchase_receipt", {
          ...sampleFacts("purchase_receipt"),
          access_url,
        })
      ).toThrow(/does not lead/)
    }
  })
})

describe("words", () => {
  const own = { subject: "Mine", heading: null, body: null, button: null }
  const theirs = {
    subject: "Theirs",
    heading: "Their heading",
    body: null,
    button: null,
  }

  it("are the nearest ones, each for itself", () => {
    const words = wordsFor("welcome", own, theirs)
    expect(words).toMatchObject({
      subject: "Mine",
      heading: "Their heading",
      body: defaultWords("welcome").body,
    })
  })

  it("with an unknown name are a fault, not a gap", () => {
    const words = { ...defaultWords("welcome"), body: "Hello {{nmae}}" }
    expect(() =>
      renderMessage({
        type: "welcome",
        words,
        facts: sampleFacts("welcome"),
        brand,
        hosts,
      })
    ).toThrow(/nmae/)
  })
})
