import en from "../../../i18n/en.json"
import { cardSentence, isPaidAlready, refusalSentence } from "../card-problem"

const texts: Record<string, string> = en.checkout

it("says in our words what Stripe says in codes", () => {
  expect(cardSentence(texts, { code: "card_declined" })).toBe(texts.declined)
  expect(
    cardSentence(texts, {
      code: "card_declined",
      decline_code: "insufficient_funds",
      message: "Your card has insufficient funds.",
    })
  ).toBe(texts.card_insufficient_funds)
  expect(
    cardSentence(texts, { code: "payment_intent_authentication_failure" })
  ).toBe(texts.card_authentication)
})

it("keeps Stripe's sentence for what it alone knows", () => {
  const message = "Your bank account is closed."
  expect(cardSentence(texts, { code: "new_code", message })).toBe(message)
  expect(cardSentence(texts, {})).toBe(texts.failed)
})

it("says why the shop refused", () => {
  expect(refusalSentence(texts, { status: 400, code: "sold_out" })).toBe(
    texts.sold_out
  )
  expect(refusalSentence(texts, { status: 400, code: "code_ended" })).toBe(
    texts.discount_gone
  )
  expect(refusalSentence(texts, { status: 502, code: "" })).toBe(
    texts.unreachable
  )
})

it("knows a payment that another tab has made", () => {
  const code = "payment_intent_unexpected_state"
  expect(isPaidAlready({ code, payment_intent: { status: "succeeded" } })).toBe(
    true
  )
  expect(isPaidAlready({ code, payment_intent: { status: "canceled" } })).toBe(
    false
  )
  expect(isPaidAlready({ code: "card_declined" })).toBe(false)
})
