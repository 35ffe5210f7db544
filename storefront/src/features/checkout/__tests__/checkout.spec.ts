import { failure } from "../../../lib/result"
import { postOfPath } from "../../../lib/post-path"
import {
  checkoutForm,
  doneView,
  POLL_LIMIT,
  problemOf,
  readAttempt,
  readProblem,
} from "../checkout"

it("pays with the key of its page view and nothing else", () => {
  const idempotency_key = "6f0d2f0e-6d3b-4e0b-9c4c-2f6f5a1b7c3d"
  const sent = checkoutForm.parse({ name: " Ada ", idempotency_key })
  expect(sent).toEqual({ name: "Ada", idempotency_key, outcome: "succeed" })
  expect(
    checkoutForm.safeParse({ name: "Ada", idempotency_key: "1" }).success
  ).toBe(false)
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
  expect(readProblem("<script>")).toBeUndefined()
})

it("takes a post's address apart", () => {
  expect(postOfPath("/ada/intro")).toEqual({ handle: "ada", slug: "intro" })
})
