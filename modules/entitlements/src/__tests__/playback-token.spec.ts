import fc from "fast-check"
import { newId } from "@codex/kernel"
import { parsePlaybackToken } from "../domain/playback-token"
import {
  passesGate,
  signPlaybackToken,
  verifyPlaybackToken,
} from "../playback-token"

const secret = "a-secret-of-at-least-thirty-two-characters"
const session = { id: newId("pbs"), asset_id: "asset_1", version: 3 }
const token = signPlaybackToken(secret, session)

function accepts(text: string, subject = session, key = secret): boolean {
  const parsed = parsePlaybackToken(text)
  return parsed !== null && verifyPlaybackToken(key, parsed, subject)
}

/** One way each to tamper with a string at a place. */
const mutations: ((text: string, at: number, by: string) => string)[] = [
  (text, at, by) => text.slice(0, at) + by + text.slice(at + 1),
  (text, at, by) => text.slice(0, at) + by + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at) =>
    text.slice(0, at) +
    String.fromCharCode(text.charCodeAt(at) ^ 1) +
    text.slice(at + 1),
  (text, at) => text.slice(0, at) + "%2e%2e%2f" + text.slice(at),
  (text) => text.toUpperCase(),
  (text) => `${text}\n`,
  (text) => text.replace(".", ".."),
  (text, at) => text.slice(at) + text.slice(0, at),
]

describe("playback token", () => {
  it("is accepted as signed", () => {
    expect(token).toMatch(/^pbs_[0-9A-Z]{26}\.[0-9a-f]{64}$/)
    expect(accepts(token)).toBe(true)
  })

  it("A1: none of 10,000 mutations is accepted", () => {
    let tried = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...mutations),
        fc.nat({ max: token.length - 1 }),
        fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
        (mutate, at, by) => {
          const mutated = mutate(token, at, by)
          fc.pre(mutated !== token)
          tried += 1
          expect(accepts(mutated)).toBe(false)
        }
      ),
      { numRuns: 10_000 }
    )
    expect(tried).toBeGreaterThanOrEqual(10_000)
  })

  it("opens no other session, asset, version or secret", () => {
    expect(accepts(token, { ...session, id: newId("pbs") })).toBe(false)
    expect(accepts(token, { ...session, asset_id: "asset_2" })).toBe(false)
    expect(accepts(token, { ...session, version: 4 })).toBe(false)
    expect(accepts(token, session, `${secret}.`)).toBe(false)
  })

  it("a gate passes for its own id only, so a guess costs no query", () => {
    const own = parsePlaybackToken(token)
    const other = parsePlaybackToken(
      signPlaybackToken(secret, { ...session, id: newId("pbs") })
    )
    expect(own && passesGate(secret, own)).toBe(true)
    expect(
      own && other && passesGate(secret, { ...own, gate: other.gate })
    ).toBe(false)
  })
})
