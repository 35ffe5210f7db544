import { failure } from "../../../lib/result"
import { postOfPath } from "../../../lib/post-path"
import {
  checkoutForm,
  codeProblem,
  doneView,
  POLL_LIMIT,
  readAttempt,
  readReturned,
} from "../checkout"
import { problemOf, readProblem } from "../problems"

it("pays with the key of its page view and nothing else", () => {
  const idempotency_key = "6f0d2f0e-6d3b-4e0b-9c4c-2f6f5a1b7c3d"
  const sent = checkoutForm.parse({
    name: " Ada ",
    idempotency_key,
    total: "1250",
    terms_version: "3",
  })
  expect(sent).toEqual({
    name: "Ada",
    idempotency_key,
    total: 1250,
    terms_version: 3,
    outcome: "succeed",
  })
  const other = { name: "Ada", total: "1250", idempotency_key: "1" }
  expect(checkoutForm.safeParse(other).success).toBe(false)
  const edited = { name: "Ada", total: "-1", idempotency_key }
  expect(checkoutForm.safeParse(edited).success).toBe(false)
})

describe("after the payment", () => {
  it("waits, then says that the money is safe", () => {
    expect(doneView("processing", 0)).toBe("waiting")
    expect(doneView("open", POLL_LIMIT - 1)).toBe("waiting")
    expect(doneView("processing", POLL_LIMIT)).toBe("late")
  })

  it("believes the server whatever the attempt", () => {
    expect(doneView("paid", 99)).toBe("confirmed")
    expect(doneView("failed", 0)).toBe("failed")
    expect(doneView("expired", 0)).toBe("failed")
  })

  it("never says that nothing was charged while Stripe says otherwise", () => {
    expect(doneView("failed", 0, "succeeded")).toBe("waiting")
    expect(doneView("expired", POLL_LIMIT, "succeeded")).toBe("late")
    expect(doneView("open", 0, "failed")).toBe("failed")
    expect(doneView("paid", 0, "failed")).toBe("confirmed")
    expect(doneView("open", 0, readReturned("<script>"))).toBe("waiting")
  })

  it("counts attempts from the address", () => {
    expect(readAttempt("4")).toBe(4)
    expect(readAttempt("-4")).toBe(0)
    expect(readAttempt(null)).toBe(0)
    expect(readAttempt("x")).toBe(0)
  })
})

it("says what a refusal means", () => {
  expect(problemOf(failure(400, "sold_out"))).toBe("sold_out")
  expect(problemOf(failure(503, "unreachable"))).toBe("unreachable")
  expect(problemOf(failure(500, "whatever"))).toBe("unreachable")
  expect(problemOf(failure(400, "whatever"))).toBe("failed")
  expect(problemOf(failure(400, "code_ended"))).toBe("discount_gone")
  expect(problemOf(failure(400, "terms_changed"))).toBe("terms_changed")
  expect(codeProblem("code_ended")).toBe("code_ended")
  expect(codeProblem("code_new_one")).toBe("code_unknown")
  expect(readProblem("<script>")).toBeUndefined()
})

it("takes a post's address apart", () => {
  expect(postOfPath("/ada/intro")).toEqual({ handle: "ada", slug: "intro" })
})
