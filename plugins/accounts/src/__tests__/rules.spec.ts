import { EventEmitter } from "node:events"
import type { IncomingMessage, ServerResponse } from "node:http"
import accounts from "@codex/accounts"
import { deviceOf } from "@codex/kernel"
import fc from "fast-check"
import { passwordProblem } from "../domain/password"
import { inHashSlot } from "../guard/hash-slots"
import { hasRoom, standInLine } from "../guard/login-line"
import { normalEmail } from "../lib/normal-email"
import { ipPrefix } from "../sessions/ip-prefix"

describe("passwords", () => {
  it.each([
    ["elevenchars", "password_short"],
    ["twelve chars", null],
    ["correct horse battery staple", null],
    ["ÜberlangesWort", null],
    ["🙂".repeat(11), "password_short"],
    ["x".repeat(129), "password_long"],
    [`${"ab c9!".repeat(21)}xy`, null],
    ["aaaaaaaaaaaaaaa", "password_common"],
    ["QWERTY123456", "password_common"],
    ["123qweasdzxc", "password_common"],
    ["abcabcabcabcabc", "password_common"],
  ])("%s → %s", (password, problem) => {
    expect(passwordProblem(password)).toBe(problem)
  })
})

describe("e-mail addresses", () => {
  it("have one spelling", () => {
    expect(normalEmail("  Ada@Example.COM ")).toBe("ada@example.com")
    expect(normalEmail("ａｄａ@example.com")).toBe("ada@example.com")
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalEmail(normalEmail(text))).toBe(normalEmail(text))
      })
    )
  })
})

describe("devices and networks", () => {
  it.each([
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:130.0) Gecko/20100101 Firefox/130.0",
      "Firefox · macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari · iPhone",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0",
      "Edge · Windows",
    ],
    ["curl/8.5.0", "curl"],
    [undefined, ""],
  ])("%s", (agent, name) => {
    expect(deviceOf(agent)).toBe(name)
  })

  it("keeps the network of an address, not the address", () => {
    expect(ipPrefix("203.0.113.77")).toBe("203.0.113.0/24")
    expect(ipPrefix("::ffff:203.0.113.77")).toBe("203.0.113.0/24")
    expect(ipPrefix("2001:db8:12:34::1")).toBe("2001:db8:12::/48")
    expect(ipPrefix(undefined)).toBe("")
  })
})

describe("hashing", () => {
  // The default depends on the machine; two at a time are asked for here.
  beforeAll(async () => {
    for (const load of accounts.loaders ?? []) {
      await load({
        options: { hashing: { concurrency: 2 } },
        container: {} as never,
      })
    }
  })

  it("is done by two at a time, in order, whoever fails", async () => {
    let running = 0
    let most = 0
    const order: number[] = []
    const work = (at: number) =>
      inHashSlot(async () => {
        most = Math.max(most, ++running)
        await new Promise((done) => setTimeout(done, 2))
        running -= 1
        order.push(at)
        if (at % 3 === 0) {
          throw new Error("no")
        }
      }).catch(() => undefined)
    await Promise.all(Array.from({ length: 52 }, (_, at) => work(at)))
    expect(most).toBe(2)
    expect(order).toHaveLength(52)
  })

  it("is stood in line for: three inside, each until its answer", async () => {
    const answers = Array.from({ length: 53 }, () => new EventEmitter())
    const inside: number[] = []
    const arrive = (at: number) =>
      standInLine(
        {} as IncomingMessage,
        answers[at] as unknown as ServerResponse
      ).then(() => inside.push(at))
    const all = answers.map((_, at) => arrive(at))
    await Promise.all(all.slice(0, 3))
    expect(inside).toEqual([0, 1, 2])
    expect(hasRoom()).toBe(false)
    // The fourth leaves before its turn; the second is answered.
    answers[3]?.emit("close")
    expect(hasRoom()).toBe(true)
    answers[1]?.emit("close")
    await all[4]
    expect(inside).toEqual([0, 1, 2, 4])
    for (const at of answers.keys()) {
      if (at !== 1 && at !== 3) {
        await all[at]
        answers[at]?.emit("close")
      }
    }
    expect(inside).toHaveLength(52)
  })

  it("keeps no place for who has hung up before", async () => {
    const gone = { closed: true } as ServerResponse
    for (let at = 0; at < 4; at++) {
      await standInLine({} as IncomingMessage, gone)
    }
    const there = new EventEmitter() as unknown as ServerResponse
    await standInLine({} as IncomingMessage, there)
    there.emit("close")
  })
})
