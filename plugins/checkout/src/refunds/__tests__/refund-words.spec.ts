import fc from "fast-check"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import admin from "../../admin/i18n/json/en.json"
import { refundSentences } from "../../contract/refund-words"

interface Catalogue {
  refund_policy: Record<string, string>
}

/** The words buyers read; another app's catalogue, so it is read as a file. */
const shopper = JSON.parse(
  readFileSync(
    join(__dirname, "../../../../../storefront/src/i18n/en.json"),
    "utf8"
  )
) as Catalogue

const policy = fc.record({
  window_days: fc.integer({ min: 0, max: 365 }),
  auto_days: fc.integer({ min: 0, max: 365 }),
  auto_percent: fc.integer({ min: 0, max: 100 }),
  escalate_hours: fc.integer({ min: 1, max: 720 }),
})

describe("a refund policy in words", () => {
  it("reads the same where it is set as where it is promised", () => {
    const { title: _title, ...sentences } = shopper.refund_policy
    expect(admin.codexCheckout.storeRules.refunds.sentences).toEqual(sentences)
  })

  it("has a sentence for every policy, in words that exist", () => {
    fc.assert(
      fc.property(policy, (given) => {
        const keys = refundSentences(given).map(({ key }) => key)
        expect(keys.length).toBeGreaterThan(0)
        for (const key of keys) {
          const known = [key, `${key}_one`, `${key}_other`]
          expect(known.some((one) => one in shopper.refund_policy)).toBe(true)
        }
      })
    )
  })

  it("promises no refund at once after the window has closed", () => {
    const given = {
      window_days: 3,
      auto_days: 30,
      auto_percent: 10,
      escalate_hours: 48,
    }
    expect(refundSentences(given)).toEqual([
      { key: "window", count: 3 },
      { key: "auto", count: 3, percent: 10 },
      { key: "asked_days", count: 2 },
    ])
  })
})
