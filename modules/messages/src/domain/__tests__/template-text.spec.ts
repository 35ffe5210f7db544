import fc from "fast-check"
import { headerName, isAddress, oneLine } from "../address"
import { fillLine, parseBody, unknownVariables } from "../template-text"
import { MESSAGE_TYPES, specOf, messageTypes } from "../types-of-mail"
import { isPath } from "../variables"

const same = (name: string) => `<${name}>`

describe("the template language", () => {
  it("fills names, keeps what is bold, parts paragraphs", () => {
    expect(fillLine("Hello {{ name }}, **{{title}}**", same)).toBe(
      "Hello <name>, <title>"
    )
    const [one, two] = parseBody("First **bold {{a}}**\nline\n\n\nSecond")
    expect(one?.map(({ text, bold }) => [text, bold])).toEqual([
      ["First ", false],
      ["bold ", true],
      ["a", true],
      ["\nline", false],
    ])
    expect(two).toHaveLength(1)
  })

  it("never reads a value as language", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fillLine("a {{x}} b", () => value)).toBe(`a ${value} b`)
      })
    )
  })

  it("names what it does not know, and what was not closed", () => {
    const known = ["name"]
    expect(unknownVariables("{{name}} {{nmae}} {{nmae}}", known)).toEqual([
      "nmae",
    ])
    expect(unknownVariables("{{name", known)).toEqual(["{{"])
    expect(unknownVariables("{{constructor}}", known)).toEqual(["constructor"])
    expect(unknownVariables("{{#if x}}", known)).toEqual(["#if x"])
  })
})

describe("addresses and headers", () => {
  it("make one line and one address of anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\r\n\u2028\u2029\0]/)
        expect(headerName(text)).not.toMatch(/[\r\n<>"@,;]/)
        if (isAddress(text)) {
          expect(text.split("@")).toHaveLength(2)
          expect(text).not.toMatch(/[\s,;<>]/)
        }
      })
    )
    expect(isAddress("ada@example.com")).toBe(true)
    expect(isAddress("ada@example.com\r\nBcc: x@y.z")).toBe(false)
    expect(isAddress("ada@example.com, eve@example.com")).toBe(false)
  })

  it("take paths of this shop only", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const base = "https://shop.example"
        for (const given of [text, `/${text}`, `//${text}`]) {
          if (isPath(given)) {
            expect(new URL(given, base).origin).toBe(base)
          }
        }
      })
    )
    for (const bad of [
      "//evil.example",
      "/\\evil.example",
      "https://x.y",
      "",
    ]) {
      expect(isPath(bad)).toBe(false)
    }
  })
})

describe("types of mail", () => {
  it("show and link only what they have", () => {
    for (const type of messageTypes()) {
      const { variables, details = [], button } = specOf(type)
      for (const name of [...details, ...(button ? [button] : [])]) {
        expect(Object.keys(variables)).toContain(name)
      }
      expect(
        button === undefined || /^(shop|admin)$/.test(variables[button] ?? "")
      ).toBe(true)
    }
  })

  it("never let a key be switched off or kept", () => {
    for (const spec of Object.values(MESSAGE_TYPES)) {
      const { secret, mustSend, optional } = spec as ReturnType<typeof specOf>
      expect(!secret || mustSend === "security").toBe(true)
      expect(!(optional && mustSend)).toBe(true)
    }
  })
})
